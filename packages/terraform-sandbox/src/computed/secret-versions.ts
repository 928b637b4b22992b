import type { Value } from "@infra-tools/terraform-plan/value";
import type { ObjectKey, World } from "../cloud/world";

/**
 * A secret's versions are numbered for ever: a destroyed version's number is not given out again. So the last
 * number is kept beside the versions.
 */
function counterKey(secretName: string): ObjectKey {
  return { provider: "google", type: "google_secret_manager_secret (version numbers)", id: secretName };
}

/** Says that the world has a history; no secret has this name. */
const HISTORY = counterKey("(history)");

/**
 * Makes a world one in which earlier revisions of each secret were applied before, one after the other: a version made
 * for revision n gets the number n. Otherwise a stack that has come to revision 2 could not be applied from nothing.
 */
export function assumeHistory(world: World): void {
  world.write(HISTORY, { attributes: { revisions: true } });
}

/** The number that the next version of a secret gets. */
export function numberOfVersion(world: World, secretName: string, revision: Value | undefined): number {
  const number = Number(revision ?? Number.NaN);
  const follows = world.read(HISTORY) !== undefined && Number.isInteger(number);
  return follows && world.read(versionKey(secretName, number)) === undefined
    ? number
    : nextVersion(world, secretName);
}

function versionKey(secretName: string, number: number): ObjectKey {
  const id = `${secretName}/versions/${number}`;
  return { provider: "google", type: "google_secret_manager_secret_version", id };
}

function nextVersion(world: World, secretName: string): number {
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
