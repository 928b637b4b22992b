import type { Environment } from "../../../../environments/environment";
import { ACCESS_KEY_DAYS } from "../../../../vendors/aws";
import { isOlderThan } from "./age";
import { type CheckResult, due, ok } from "./check";

const NAME = "aws-key-age";

/** Says when packagecloud's AWS key is old enough to be renewed. */
export function checkKeyAge({ name, secrets }: Environment, now: Date): CheckResult {
  const { createdOn, version } = secrets.awsCredentials;
  if (createdOn === null || version === null) return ok(NAME, `${name} has no AWS key yet.`);
  if (!isOlderThan(ACCESS_KEY_DAYS, new Date(createdOn), now))
    return ok(NAME, `The AWS key was created on ${createdOn}.`);
  // Without the age in days, the text of the issue stays the same from day to day.
  return due(
    NAME,
    `The AWS key (version ${version}) was created on ${createdOn}, over ${ACCESS_KEY_DAYS} days ago.`,
    `Renew it (docs/rotate-aws-key.md) and set secrets.awsCredentials.version and createdOn of ${name}.`,
  );
}
