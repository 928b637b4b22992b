import type { Change } from "@infra-tools/terraform-plan/model";
import { type Path, schemaPath } from "@infra-tools/terraform-plan/path";
import type { Value } from "@infra-tools/terraform-plan/value";
import { attributeIssue } from "../attributes/check";
import { directionOf } from "../attributes/direction";
import { COMPARISON, isLimitPart } from "../attributes/limit-part";
import { isUndecided, type Observation } from "../attributes/observe";
import type { Check, Issue, RuleTexts } from "../rule";
import { collect, resolve, reveal, show } from "../values/inspect";
import { compareQuantities } from "../values/quantity";

/** Limits of alerts: a higher threshold loosens "greater than", a lower one "less than", and a reversed comparison both. */
export function alertLimits(texts: RuleTexts): Check {
  return ({ change, observations }) => {
    if (change.action !== "update" && change.action !== "replace") return [];
    return byBlock(observations.filter(isLimitPart)).flatMap(({ block, comparison, threshold }) => {
      const issues = comparison && comparisonIssues(change, block, comparison, threshold, texts);
      if (issues !== undefined) return issues;
      return threshold === undefined ? [] : thresholdIssues(change, block, threshold, texts);
    });
  };
}

/** Parts of one limit that a change touches. */
interface TouchedLimit {
  readonly block: Path;
  readonly comparison?: Observation;
  readonly threshold?: Observation;
}

function byBlock(parts: readonly Observation[]): readonly TouchedLimit[] {
  const blocks = new Map<string, TouchedLimit>();
  for (const part of parts) {
    const block = part.path.slice(0, -1);
    const key = JSON.stringify(block);
    const touched = COMPARISON.test(schemaPath(part.path)) ? { comparison: part } : { threshold: part };
    blocks.set(key, { block, ...blocks.get(key), ...touched });
  }
  return [...blocks.values()];
}

/** Undefined if the comparison stays, or is not known: then the threshold is compared alone. */
function comparisonIssues(
  change: Change,
  block: Path,
  comparison: Observation,
  threshold: Observation | undefined,
  texts: RuleTexts,
): readonly Issue[] | undefined {
  if (isUndecided(comparison)) return undefined;
  const { kind } = directionOf(comparison);
  if (kind === "same" || kind === "better") return undefined;
  const [before, after] = [limitAt(change.before, block), limitAt(change.after, block)];
  const shift = before === undefined || after === undefined ? UNCLEAR : shiftOf(before, after);
  if (shift.kind === "wider") return [];
  const how = shift.kind === "looser" ? shift.how : bothTexts(comparison, threshold);
  return [
    {
      ...attributeIssue(comparison, how, comparison.attribute.severity, texts),
      before: [comparison.before ?? null, before?.threshold ?? threshold?.before ?? null],
      after: [comparison.after ?? null, after?.threshold ?? threshold?.after ?? null],
    },
  ];
}

function bothTexts(comparison: Observation, threshold: Observation | undefined): string {
  const fromTo = ({ before, after }: Observation) => `from ${show(before)} to ${show(after)}`;
  const moved = threshold === undefined ? "" : `, and the threshold ${fromTo(threshold)}`;
  return `changed ${fromTo(comparison)}${moved}`;
}

function thresholdIssues(
  change: Change,
  block: Path,
  threshold: Observation,
  texts: RuleTexts,
): readonly Issue[] {
  if (isUndecided(threshold)) return [];
  const side = limitAt(change.after, block)?.side ?? commonSide(change.after, threshold.path);
  const safe = side && SAFE_DIRECTION[side];
  const { attribute } = threshold;
  const direction = directionOf(
    safe === undefined ? threshold : { ...threshold, attribute: { ...attribute, safe } },
  );
  if (direction.kind !== "worse" && direction.kind !== "changed" && direction.kind !== "unset") return [];
  return [attributeIssue(threshold, direction.how, attribute.severity, texts)];
}

type Side = "above" | "below";

const SAFE_DIRECTION = { above: "lower", below: "higher" } as const;

/** Condition of an alert: fires above or below a threshold, on the threshold itself if inclusive. */
interface Limit {
  readonly side: Side;
  readonly inclusive: boolean;
  readonly threshold: Value | undefined;
}

const COMPARISONS: Readonly<Record<string, Omit<Limit, "threshold">>> = {
  GreaterThanThreshold: { side: "above", inclusive: false },
  GreaterThanOrEqualToThreshold: { side: "above", inclusive: true },
  LessThanThreshold: { side: "below", inclusive: false },
  LessThanOrEqualToThreshold: { side: "below", inclusive: true },
  COMPARISON_GT: { side: "above", inclusive: false },
  COMPARISON_GE: { side: "above", inclusive: true },
  COMPARISON_LT: { side: "below", inclusive: false },
  COMPARISON_LE: { side: "below", inclusive: true },
};

/** Limit in one block; undefined for other kinds of comparison, and for several blocks compared as one. */
function limitAt(value: Value | undefined, block: Path): Limit | undefined {
  const read = (names: readonly string[]) =>
    names.map((name) => resolve(value, [...block, name])).find((limit) => limit !== undefined);
  const limit = toLimit(read(["comparison", "comparison_operator"]));
  return limit && { ...limit, threshold: read(["threshold_value", "threshold"]) };
}

function toLimit(comparison: Value | undefined): Omit<Limit, "threshold"> | undefined {
  const word = reveal(comparison);
  return typeof word === "string" && Object.hasOwn(COMPARISONS, word) ? COMPARISONS[word] : undefined;
}

/** Side that all comparisons beside a threshold point to, if it is the same. */
function commonSide(value: Value | undefined, path: Path): Side | undefined {
  const name = schemaPath(path);
  const block = name.includes(".") ? `${name.slice(0, name.lastIndexOf("."))}.` : "";
  const sides = ["comparison", "comparison_operator"]
    .flatMap((each) => collect(value, `${block}${each}`))
    .map((comparison) => toLimit(comparison)?.side);
  return sides.every((side) => side === sides[0]) ? sides[0] : undefined;
}

/** Effect on a limit: it fires wherever it did ("wider"), no longer everywhere ("looser"), or it is unclear. */
type Shift = { readonly kind: "wider" | "unclear" } | { readonly kind: "looser"; readonly how: string };

const UNCLEAR: Shift = { kind: "unclear" };

function shiftOf(before: Limit, after: Limit): Shift {
  const texts = `from "${limitText(before)}" to "${limitText(after)}"`;
  if (before.side !== after.side) return { kind: "looser", how: `reversed ${texts}` };
  const difference = compareQuantities(after.threshold, before.threshold);
  if (difference === undefined) return UNCLEAR;
  const away = before.side === "above" ? difference : -difference;
  const isLooser = away > 0 || (away === 0 && before.inclusive && !after.inclusive);
  return isLooser ? { kind: "looser", how: `loosened ${texts}` } : { kind: "wider" };
}

function limitText({ side, inclusive, threshold }: Limit): string {
  return `${side === "above" ? ">" : "<"}${inclusive ? "=" : ""} ${show(threshold)}`;
}
