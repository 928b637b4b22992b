import { attributeIssue } from "../attributes/check";
import { isUndecided, type Observation } from "../attributes/observe";
import type { Check, Issue, RuleTexts } from "../rule";
import { isUnset, reveal, show } from "../values/inspect";

/** Downgrades, major and minor upgrades. Patches are not reported. */
export function versionCheck(texts: RuleTexts): Check {
  return ({ change, observations }) => {
    if (change.action !== "update" && change.action !== "replace") return [];
    return observations.flatMap((observation) => {
      const { kind, safe } = observation.attribute;
      if (kind !== "version" || safe !== "same" || isUndecided(observation)) return [];
      const issue = compareVersions(observation, texts);
      return issue === undefined ? [] : [issue];
    });
  };
}

function compareVersions(observation: Observation, texts: RuleTexts): Issue | undefined {
  const before = reveal(observation.before);
  const after = reveal(observation.after);
  if (isUnset(before) || isUnset(after) || before === after) return undefined;
  const { severity } = observation.attribute;
  const how = `from ${show(observation.before)} to ${show(observation.after)}`;
  const from = numbersOf(String(before));
  const to = numbersOf(String(after));
  if (from.length === 0 || to.length === 0)
    return attributeIssue(observation, `changed ${how}`, severity ?? "notice", texts);
  const index = from.findIndex((number, place) => to[place] !== undefined && number !== to[place]);
  if (index < 0) return undefined;
  if ((to[index] ?? 0) < (from[index] ?? 0))
    return attributeIssue(observation, `downgraded ${how}`, "danger", texts);
  // MYSQL_8_0 -> MYSQL_8_4 is a major version of MySQL although its first number stays.
  const isMajor = index === 0 || (index === 1 && /^MYSQL/i.test(String(before)));
  if (isMajor) return attributeIssue(observation, `upgraded ${how}`, severity, texts);
  return index === 1 ? attributeIssue(observation, `upgraded ${how}`, "notice", texts) : undefined;
}

function numbersOf(version: string): readonly number[] {
  return (version.match(/\d+/g) ?? []).map(Number);
}
