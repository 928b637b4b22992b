import type { ObjectKey, World } from "../world/world";

/**
 * A secret's versions are numbered for ever: a destroyed version's number is not given out again. So the last
 * number is kept beside the versions.
 */
function counterKey(secretName: string): ObjectKey {
  return { provider: "google", type: "google_secret_manager_secret (version numbers)", id: secretName };
}

export function nextVersion(world: World, secretName: string): number {
  const last = world.read(counterKey(secretName))?.attributes["last"];
  return (typeof last === "number" ? last : 0) + 1;
}

/** Notes that a version exists; its name ends in its number. */
export function recordVersion(world: World, versionName: string): void {
  const match = /^(.*)\/versions\/(\d+)$/.exec(versionName);
  const [, secretName, number] = match ?? [];
  if (secretName === undefined || number === undefined) return;
  const last = Math.max(nextVersion(world, secretName) - 1, Number(number));
  world.write(counterKey(secretName), { attributes: { last } });
}

/** A secret that is deleted takes its numbers along: one made anew under its name begins with 1. */
export function forgetVersions(world: World, secretName: string): void {
  world.remove(counterKey(secretName));
}
