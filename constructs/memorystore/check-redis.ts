import { type ConstructProblem, isKnown, ProblemList } from "../shared/validate";
import type { RedisProps } from "./redis-props";

/** Every rule that a Redis instance breaks. */
export function checkRedis(props: RedisProps): readonly ConstructProblem[] {
  const problems = new ProblemList();
  if (isKnown(props.name)) {
    problems.rule(/^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$/.test(props.name), {
      option: "name",
      value: props.name,
      rule: "must be at most 40 lower-case letters, digits and hyphens, starting with a letter",
      fix: "Take a name of that form",
    });
  }
  const size = props.memorySizeGb;
  problems.rule(Number.isInteger(size) && size >= 1 && size <= 300, {
    option: "memorySizeGb",
    value: size,
    rule: "must be 1 to 300 whole GB",
    fix: "Take a size between the two",
  });
  problems.rule(props.alternativeZone === undefined || props.tier !== "BASIC", {
    option: "alternativeZone",
    value: props.alternativeZone,
    rule: "must be left out with tier BASIC, which has no replica",
    fix: "Leave it out, or take tier STANDARD_HA",
  });
  problems.rule(props.alternativeZone === undefined || props.alternativeZone !== props.zone, {
    option: "alternativeZone",
    value: props.alternativeZone,
    rule: "must be another zone than the primary's",
    fix: "Take another zone of the region, or leave it out",
  });
  problems.rule(props.configs?.["maxmemory-policy"] === undefined, {
    option: "configs.maxmemory-policy",
    value: props.configs?.["maxmemory-policy"],
    rule: "must not be set here",
    fix: "Say it with maxmemoryPolicy",
  });
  const hour = props.maintenance?.hour ?? 0;
  problems.rule(Number.isInteger(hour) && hour >= 0 && hour <= 23, {
    option: "maintenance.hour",
    value: hour,
    rule: "must be a whole number from 0 to 23",
    fix: "Take an hour of the day in UTC",
  });
  return problems.all;
}
