import type { Network } from "@infra-tools/gitlab-pipeline/http/send";
import type { Key } from "openpgp";
import type { Environment } from "../../../../environments/environment";
import { type CheckResult, due, ok, unknown } from "./check";
import { getText } from "./get-text";
import { lastWholeDay, nearness } from "./last-day";

const NAME = "signing-key-end";
const NEVER = "never";

/**
 * Says when the key ends that signs repository metadata, and compares the day in the environment's data, which the alerts go
 * by, with the public key that users fetch.
 */
export async function checkSigningKeyEnd(
  { name, edge, secrets }: Environment,
  now: Date,
  network: Network,
): Promise<CheckResult> {
  const { endDate, version } = secrets.gpgKey;
  if (endDate === null || version === null) {
    return unknown(
      NAME,
      `${name} has no signing key yet.`,
      `Provide secrets.gpgKey.version and its endDate.`,
    );
  }
  const near = nearness(endDate, now);
  if (near !== undefined) {
    return due(
      NAME,
      `The key that signs repository metadata (version ${version}) ${near}.`,
      `Extend it and publish it (docs/rotate-gpg-key.md), and put the new version and its last day into secrets.gpgKey of ${name}.`,
    );
  }
  const url = new URL(`https://${edge.hostname}/gpg.key`);
  const published = await fetchLastDay(url, now, network);
  if ("problem" in published) {
    return unknown(
      NAME,
      `The published signing key could not be read: ${published.problem}.`,
      `Look at ${url}.`,
    );
  }
  const { lastDay } = published;
  if (lastDay !== undefined && (lastDay === NEVER || lastDay >= endDate))
    return ok(NAME, `The signing key ends on ${endDate}.`);
  return due(
    NAME,
    lastDay === undefined
      ? `No key at ${url} is valid for signing, though the data of ${name} says that it ends on ${endDate}.`
      : `The signing key at ${url} ends on ${lastDay}, not on ${endDate} as the data of ${name} says.`,
    `Publish the extended key, or correct secrets.gpgKey.endDate of ${name}: the alerts go by it (docs/rotate-gpg-key.md).`,
  );
}

/** Last day of the published key that lasts longest, or `never`; undefined when none can sign. */
async function fetchLastDay(
  url: URL,
  now: Date,
  network: Network,
): Promise<{ readonly lastDay: string | undefined } | { readonly problem: string }> {
  const answer = await getText(url, network);
  if ("problem" in answer) return answer;
  const keys = await readKeys(answer.text);
  if (keys === undefined) return { problem: "it is not an armored OpenPGP key" };
  const ends = await Promise.all(keys.map((key) => signingEnd(key, now)));
  const times = ends.flatMap((end) => (end === undefined ? [] : [end]));
  if (times.length === 0) return { lastDay: undefined };
  const last = Math.max(...times);
  return { lastDay: last === Number.POSITIVE_INFINITY ? NEVER : lastWholeDay(new Date(last)) };
}

async function readKeys(armoredKeys: string): Promise<readonly Key[] | undefined> {
  const openpgp = await import("openpgp");
  return await openpgp.readKeys({ armoredKeys }).catch(() => undefined);
}

/** End of a key for signing, in milliseconds: that of its newest valid signing key or its own, whichever is first. */
async function signingEnd(key: Key, now: Date): Promise<number | undefined> {
  const signing = await key.getSigningKey(undefined, now).catch(() => undefined);
  if (signing === undefined) return undefined;
  const ends = await Promise.all([key.getExpirationTime(), signing.getExpirationTime()]);
  // Infinity is a key without an end; null is one that is not valid.
  return ends.includes(null) ? undefined : Math.min(...ends.map(Number));
}
