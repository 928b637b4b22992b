import type { Environment } from "../../../../environments/environment";
import { type CheckResult, due, ok, unknown } from "./check";
import { nearness } from "./last-day";

const NAME = "licence-end";

/** Says when packagecloud's licence ends. */
export function checkLicenceEnd({ name, secrets }: Environment, now: Date): CheckResult {
  const { endDate, version } = secrets.licence;
  if (endDate === null || version === null) {
    return unknown(NAME, `${name} has no licence yet.`, `Provide secrets.licence.version and its endDate.`);
  }
  const near = nearness(endDate, now);
  if (near === undefined) return ok(NAME, `The licence ends on ${endDate}.`);
  return due(
    NAME,
    `The licence (version ${version}) ${near}.`,
    `Ask packagecloud for a new one, add it as the secret's next version, and put that version and its last day into secrets.licence of ${name}.`,
  );
}
