import type { Environment } from "../../../environments/environment";
import { type CheckResult, due, ok, unknown } from "./check";

const NAME = "licence-end";
const DAY_MS = 24 * 60 * 60 * 1000;

/** As many days ahead as the alerts of the monitoring. */
const DAYS_AHEAD = [7, 30, 60] as const;

/** Says when packagecloud's licence ends. Its last day counts whole, in UTC. */
export function checkLicenceEnd({ name, secrets }: Environment, now: Date): CheckResult {
  const { endDate, version } = secrets.licence;
  if (endDate === null || version === null) {
    return unknown(NAME, `${name} has no licence yet.`, `Provide secrets.licence.version and its endDate.`);
  }
  const today = Date.parse(now.toISOString().slice(0, 10));
  const days = Math.round((Date.parse(endDate) - today) / DAY_MS);
  const ahead = DAYS_AHEAD.find((each) => days <= each);
  if (ahead === undefined) return ok(NAME, `The licence ends on ${endDate}.`);
  // Steps instead of a count, so that an issue with this text changes three times and not every day.
  const when = days < 0 ? `ended on ${endDate}` : `ends on ${endDate}, within ${ahead} days`;
  return due(
    NAME,
    `The licence (version ${version}) ${when}.`,
    `Ask packagecloud for a new one, add it as the secret's next version, and put that version and its last day into secrets.licence of ${name}.`,
  );
}
