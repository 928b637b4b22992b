import { ProblemError } from "@infra-tools/runtime/problem";
import type { EnvironmentVariables } from "@infra-tools/runtime/run";

const NAME = "PLAN_REVIEW_KEY";

/** A shorter key could be guessed, and then the values behind a digest as well. */
const MIN_LENGTH = 16;

/**
 * Key of keyed digests: `PLAN_REVIEW_KEY`. Undefined when it is not set.
 *
 * @throws ProblemError when it is too short.
 */
export function digestKey(env: EnvironmentVariables): string | undefined {
  const key = env[NAME];
  if (key === undefined || key === "") return undefined;
  if (key.length >= MIN_LENGTH) return key;
  throw new ProblemError({
    where: NAME,
    value: `a text of ${key.length} characters`,
    rule: `a key of digests has at least ${MIN_LENGTH} characters, so that it cannot be guessed`,
    fix: "make one with openssl rand -hex 32, the same for every job whose digests are compared",
  });
}
