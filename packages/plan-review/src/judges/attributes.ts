import { equal } from "@infra-tools/terraform-plan/compare/canonical";
import type { Severity } from "@infra-tools/terraform-plan/model";
import type { PathFact } from "../attributes/facts";
import { directionOf } from "./direction";
import { type Case, capitalized, type Judge, type Judgement, refersToCreated } from "./judge";
import { KIND_TEXTS } from "./kinds";
import { isLimitPart } from "./limit-part";
import { isUndecided, type Observation } from "./observe";
import { first, reveal, show } from "./values";

/** Kinds that have a judge of their own. */
function isJudgedElsewhere(fact: PathFact): boolean {
  return (
    fact.kind === "policy" || fact.kind === "addresses" || (fact.kind === "version" && fact.safe === "same")
  );
}

/** For these kinds any other value is a change of direction, not a loss: less grave than the kind's worst. */
const CHANGED_SEVERITY: Partial<Record<PathFact["kind"], Severity>> = {
  replication: "warning",
  retention: "warning",
  backup: "warning",
  exposure: "warning",
  access: "warning",
  protection: "warning",
};

/** Judges every attribute whose direction its fact decides: the bulk of the rules. */
export const judgeAttributes: Judge = ({ observations, change }) => {
  if (change.action === "create" || change.action === "delete") return [];
  return observations.flatMap((seen) => {
    if (isJudgedElsewhere(seen.fact) || isLimitPart(seen) || isUndecided(seen)) return [];
    const judgement = judgeAttribute(seen);
    return judgement === undefined ? [] : [judgement];
  });
};

function judgeAttribute(seen: Observation): Judgement | undefined {
  const direction = directionOf(seen);
  switch (direction.way) {
    case "worse":
      return tell(seen, direction.how, seen.fact.severity);
    case "changed":
      return tell(seen, direction.how, seen.fact.severity ?? CHANGED_SEVERITY[seen.fact.kind]);
    case "unset":
      return tell(seen, `${direction.how}: the provider's default holds`, "notice");
    default:
      return undefined;
  }
}

/** One sentence for what happens, one for what follows. */
export function tell(seen: Observation, how: string, severity: Severity | undefined): Judgement {
  const { fact } = seen;
  const texts = KIND_TEXTS[fact.kind];
  return {
    rule: texts.rule,
    path: seen.path,
    message: `${capitalized(fact.what.replace(/,$/, ""))}: ${how}. ${fact.consequence ?? texts.consequence}`,
    advice: texts.advice,
    before: seen.before,
    after: seen.after,
    ...(severity === undefined ? {} : { severity }),
    byName: seen.byName,
  };
}

/** Values that are wrong from the start, on a resource that is new. */
export const judgeNewAttributes: Judge = (judged) => {
  if (judged.change.action !== "create") return [];
  const { observations } = judged;
  return [
    ...observations
      .filter((seen) => seen.fact.wrong?.some((value) => equal(value, reveal(seen.after))) === true)
      .map((seen) => tell(seen, `${show(seen.after)} from the start`, seen.fact.severity)),
    ...(belongsToExisting(judged) ? observations.flatMap(judgeNewLimit) : []),
  ];
};

/** New settings of a thing that was there before: what it kept without end has an end now. */
function judgeNewLimit(seen: Observation): readonly Judgement[] {
  if (seen.fact.kind !== "retention" || isUndecided(seen)) return [];
  const direction = directionOf(seen);
  return direction.way === "worse" ? [tell(seen, direction.how, seen.fact.severity)] : [];
}

function belongsToExisting(judged: Case): boolean {
  const { change, facts, surroundings } = judged;
  if (facts?.subject === undefined) return false;
  const subject = first(change.after, facts.subject);
  return (
    typeof subject === "string" &&
    !surroundings.created.has(subject) &&
    !refersToCreated(judged, facts.subject)
  );
}
