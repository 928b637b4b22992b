import { MAINTENANCE_HOUR } from "../../vendors/cloud-sql";
import { isWithin, rfc1035Label } from "../../vendors/format";
import { MAX_REDIS_NAME, REDIS_MEMORY_GB } from "../../vendors/google";
import { type ConstructProblem, isKnown, ProblemList } from "../shared/validate";
import type { RedisProps } from "./redis-props";

const NAME = rfc1035Label(MAX_REDIS_NAME);

/** Every rule that a Redis instance breaks. */
export function checkRedis(props: RedisProps): readonly ConstructProblem[] {
  const problems = new ProblemList();
  if (isKnown(props.name)) {
    problems.rule(NAME.pattern.test(props.name), {
      option: "name",
      value: props.name,
      rule: NAME.rule,
      fix: "Take a name of that form",
    });
  }
  const size = props.memorySizeGb;
  problems.rule(isWithin(size, REDIS_MEMORY_GB), {
    option: "memorySizeGb",
    value: size,
    rule: `must be ${REDIS_MEMORY_GB.min} to ${REDIS_MEMORY_GB.max} whole GB`,
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
  problems.rule(isWithin(hour, MAINTENANCE_HOUR), {
    option: "maintenance.hour",
    value: hour,
    rule: `must be a whole number from ${MAINTENANCE_HOUR.min} to ${MAINTENANCE_HOUR.max}`,
    fix: "Take an hour of the day in UTC",
  });
  return problems.all;
}
