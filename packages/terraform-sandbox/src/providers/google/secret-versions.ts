import type { Value } from "@infra-tools/terraform-plan/value";
import type { Cloud, ObjectKey } from "../../cloud/cloud";

/** Key of a secret's last version number, which is kept because numbers of destroyed versions are not reused. */
function counterKey(secretName: string): ObjectKey {
  return { provider: "google", type: "google_secret_manager_secret (version numbers)", id: secretName };
}

/** Marks a cloud with history; no secret has this name. */
const HISTORY = counterKey("(history)");

/**
 * Treats the cloud as one in which all earlier revisions of each secret were applied: a version created for revision
 * n gets the number n. Without it, a stack at revision 2 could not be applied to an empty cloud.
 */
export function assumeHistory(cloud: Cloud): void {
  cloud.write(HISTORY, { attributes: { revisions: true } });
}

/** The number of a secret's next version. */
export function numberOfVersion(cloud: Cloud, secretName: string, revision: Value | undefined): number {
  const number = Number(revision ?? Number.NaN);
  const follows = cloud.read(HISTORY) !== undefined && Number.isInteger(number);
  return follows && cloud.read(versionKey(secretName, number)) === undefined
    ? number
    : nextVersion(cloud, secretName);
}

function versionKey(secretName: string, number: number): ObjectKey {
  const id = `${secretName}/versions/${number}`;
  return { provider: "google", type: "google_secret_manager_secret_version", id };
}

function nextVersion(cloud: Cloud, secretName: string): number {
  const last = cloud.read(counterKey(secretName))?.attributes["last"];
  return (typeof last === "number" ? last : 0) + 1;
}

/** Records that a version exists; its name ends in its number. */
export function recordVersion(cloud: Cloud, versionName: string): void {
  const match = /^(.*)\/versions\/(\d+)$/.exec(versionName);
  const [, secretName, number] = match ?? [];
  if (secretName === undefined || number === undefined) return;
  const last = Math.max(nextVersion(cloud, secretName) - 1, Number(number));
  cloud.write(counterKey(secretName), { attributes: { last } });
}

/** Deletes a secret's versions and their numbers: a new secret of that name begins with version 1. */
export function deleteVersions(cloud: Cloud, secretName: string): void {
  for (const { key } of cloud.list("google_secret_manager_secret_version")) {
    if (key.id.startsWith(`${secretName}/versions/`)) cloud.remove(key);
  }
  cloud.remove(counterKey(secretName));
}
