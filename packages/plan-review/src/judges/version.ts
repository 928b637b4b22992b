import { tell } from "./attributes";
import type { Judge, Judgement } from "./judge";
import { isUndecided, type Observation } from "./observe";
import { isUnset, reveal, show } from "./values";

/** Downgrades, major and minor upgrades. Patches are left alone. */
export const judgeVersions: Judge = ({ change, observations }) => {
  if (change.action !== "update" && change.action !== "replace") return [];
  return observations.flatMap((seen) => {
    if (seen.fact.kind !== "version" || seen.fact.safe !== "same" || isUndecided(seen)) return [];
    const judgement = judgeVersion(seen);
    return judgement === undefined ? [] : [judgement];
  });
};

function judgeVersion(seen: Observation): Judgement | undefined {
  const before = reveal(seen.before);
  const after = reveal(seen.after);
  if (isUnset(before) || isUnset(after) || before === after) return undefined;
  const how = `from ${show(seen.before)} to ${show(seen.after)}`;
  const old = numbersOf(String(before));
  const now = numbersOf(String(after));
  const at = old.findIndex((number, place) => now[place] !== undefined && number !== now[place]);
  if (old.length === 0 || now.length === 0)
    return tell(seen, `changed ${how}`, seen.fact.severity ?? "notice");
  if (at < 0) return undefined;
  if ((now[at] ?? 0) < (old[at] ?? 0)) return tell(seen, `downgraded ${how}`, "danger");
  // MYSQL_8_0 -> MYSQL_8_4 is a major version of MySQL although its first number stays.
  const isMajor = at === 0 || (at === 1 && /^MYSQL/i.test(String(before)));
  if (isMajor) return tell(seen, `upgraded ${how}`, seen.fact.severity);
  return at === 1 ? tell(seen, `upgraded ${how}`, "notice") : undefined;
}

function numbersOf(version: string): readonly number[] {
  return (version.match(/\d+/g) ?? []).map(Number);
}
