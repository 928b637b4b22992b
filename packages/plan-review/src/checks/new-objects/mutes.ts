import type { Value, ValueObject } from "@infra-tools/terraform-plan/value";
import { type ChangeContext, labelOf } from "../../context";
import { hasAny, typeWords } from "../../lexicon/words";
import { blocksIn, first, isUnset, reveal, texts } from "../../values/inspect";
import type { NamedIssue } from "./named-issue";

/** Downtimes and silences of everything, or without an end. */
export function mute(context: ChangeContext): readonly NamedIssue[] {
  const { change } = context;
  if (
    !hasAny(typeWords(change.type), [
      "downtime*",
      "silence*",
      "mute*",
      "muting*",
      "suppression*",
      "maintenance window",
    ])
  )
    return [];
  const selectsAll =
    blocksIn(change.after).some((block) =>
      ["scope", "monitor_tags", "matchers", "value", "values", "tags"].some((name) =>
        texts(block, name).some((text) => text === "*" || text === ".*"),
      ),
    ) || isForSubscription(change.after);
  const isEndless =
    hasAny(typeWords(change.type), ["muting rule"]) && isUnset(first(change.after, "schedule"));
  const days = daysOf(change.after);
  const isAlways = blocksIn(change.after).some(isWholeDay);
  if (reveal(first(change.after, "enabled")) === false) return [];
  if (!selectsAll && !isAlways && !isEndless && days <= LONGEST_MUTE_IN_DAYS) return [];
  return [
    {
      rule: "alert-weakened",
      path: [],
      statement: `The ${labelOf(context)} mutes ${selectsAll ? "everything" : isAlways || isEndless ? "its alerts at all times" : `its alerts for ${days} days`}`,
      before: undefined,
      after: change.after,
      byName: true,
    },
  ];
}

/** A whole subscription of Azure, without a condition and at all times. */
function isForSubscription(value: Value | undefined): boolean {
  const isWide = texts(value, "scopes").some((scope) => /^\/subscriptions\/[^/]+$/.test(scope));
  const isNarrowed = ["condition", "schedule"].some((name) => blocksIn(first(value, name)).length > 0);
  return isWide && !isNarrowed;
}

/** An interval from midnight to midnight that names no days, months or years. */
function isWholeDay(interval: ValueObject): boolean {
  const times = blocksIn(interval["times"]);
  const names = ["weekdays", "days_of_month", "months", "years"];
  return (
    times.some(
      (time) => texts(time, "start")[0] === "00:00" && /^(24:00|23:59)$/.test(texts(time, "end")[0] ?? ""),
    ) && names.every((name) => texts(interval, name).length === 0 && blocksIn(interval[name]).length === 0)
  );
}

/** A longer one is no maintenance. */
const LONGEST_MUTE_IN_DAYS = 31;

/** Days between the start and the end of a window; 0 if one of them is not known. */
function daysOf(value: Value | undefined): number {
  const time = (names: readonly string[]) =>
    blocksIn(value)
      .flatMap((block) => names.flatMap((name) => texts(block, name)))
      .map((text) => Date.parse(text))
      .find((moment) => !Number.isNaN(moment));
  const start = time(["start", "start_time", "starts_at", "start_date"]);
  const end = time(["end", "end_time", "ends_at", "end_date"]);
  return start === undefined || end === undefined ? 0 : Math.round((end - start) / 86_400_000);
}
