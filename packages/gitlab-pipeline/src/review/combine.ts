import type { Review } from "@infra-tools/plan-review/review";
import type { HandedOn } from "../artifact/reviewed-plan";

/** The reviews of several jobs as one. An acceptance that fits one environment is not unused because of the others. */
export function combine(plans: readonly HandedOn[]): Review {
  const [first, ...rest] = plans;
  const unused = (first?.unusedAcceptances ?? []).filter(({ fingerprint }) =>
    rest.every(({ unusedAcceptances }) => unusedAcceptances.some((each) => each.fingerprint === fingerprint)),
  );
  return { plans: plans.map(({ reviewed }) => reviewed), unusedAcceptances: unused };
}
