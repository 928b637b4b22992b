import type { Change } from "@infra-tools/terraform-plan/model";
import { type Path, schemaPath } from "@infra-tools/terraform-plan/path";
import type { Value } from "@infra-tools/terraform-plan/value";
import { tell } from "./attributes";
import { directionOf } from "./direction";
import type { Judge, Judgement } from "./judge";
import { COMPARISON, isLimitPart } from "./limit-part";
import { isUndecided, type Observation } from "./observe";
import { compareQuantities } from "./quantity";
import { collect, resolve, reveal, show } from "./values";

/** Limits: "greater than" is loosened by a higher threshold, "less than" by a lower one, and both by turning round. */
export const judgeThresholds: Judge = ({ change, observations }) => {
  if (change.action !== "update" && change.action !== "replace") return [];
  return byBlock(observations.filter(isLimitPart)).flatMap(({ block, comparison, threshold }) => {
    const judged = comparison && judgeComparison(change, block, comparison, threshold);
    if (judged !== undefined) return judged;
    return threshold === undefined ? [] : judgeThreshold(change, block, threshold);
  });
};

/** What of one limit a change touches. */
interface TouchedLimit {
  readonly block: Path;
  readonly comparison?: Observation;
  readonly threshold?: Observation;
}

function byBlock(parts: readonly Observation[]): readonly TouchedLimit[] {
  const blocks = new Map<string, TouchedLimit>();
  for (const seen of parts) {
    const block = seen.path.slice(0, -1);
    const key = JSON.stringify(block);
    const part = COMPARISON.test(schemaPath(seen.path)) ? { comparison: seen } : { threshold: seen };
    blocks.set(key, { block, ...blocks.get(key), ...part });
  }
  return [...blocks.values()];
}

/** Undefined when the comparison stays, or is not known: then the threshold is judged alone. */
function judgeComparison(
  change: Change,
  block: Path,
  comparison: Observation,
  threshold: Observation | undefined,
): readonly Judgement[] | undefined {
  if (isUndecided(comparison)) return undefined;
  const { way } = directionOf(comparison);
  if (way === "same" || way === "better") return undefined;
  const [before, after] = [limitAt(change.before, block), limitAt(change.after, block)];
  const shift = before === undefined || after === undefined ? UNCLEAR : shiftOf(before, after);
  if (shift.way === "wider") return [];
  const how = shift.way === "looser" ? shift.how : bothTexts(comparison, threshold);
  return [
    {
      ...tell(comparison, how, comparison.fact.severity),
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

function judgeThreshold(change: Change, block: Path, seen: Observation): readonly Judgement[] {
  if (isUndecided(seen)) return [];
  const side = limitAt(change.after, block)?.side ?? commonSide(change.after, seen.path);
  const safe = side && SAFE_DIRECTION[side];
  const direction = directionOf(safe === undefined ? seen : { ...seen, fact: { ...seen.fact, safe } });
  if (direction.way !== "worse" && direction.way !== "changed" && direction.way !== "unset") return [];
  return [tell(seen, direction.how, seen.fact.severity)];
}

type Side = "above" | "below";

const SAFE_DIRECTION = { above: "lower", below: "higher" } as const;

/** When an alert fires: on which side of its threshold, and whether on the threshold itself. */
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

/** The limit in one block; undefined for comparisons of another kind, and where several blocks are seen as one. */
function limitAt(value: Value | undefined, block: Path): Limit | undefined {
  const read = (names: readonly string[]) =>
    names.map((name) => resolve(value, [...block, name])).find((found) => found !== undefined);
  const limit = toLimit(read(["comparison", "comparison_operator"]));
  return limit && { ...limit, threshold: read(["threshold_value", "threshold"]) };
}

function toLimit(comparison: Value | undefined): Omit<Limit, "threshold"> | undefined {
  const word = reveal(comparison);
  return typeof word === "string" && Object.hasOwn(COMPARISONS, word) ? COMPARISONS[word] : undefined;
}

/** The side that all comparisons beside a threshold point to, when it is the same. */
function commonSide(value: Value | undefined, path: Path): Side | undefined {
  const name = schemaPath(path);
  const block = name.includes(".") ? `${name.slice(0, name.lastIndexOf("."))}.` : "";
  const sides = ["comparison", "comparison_operator"]
    .flatMap((each) => collect(value, `${block}${each}`))
    .map((comparison) => toLimit(comparison)?.side);
  return sides.every((side) => side === sides[0]) ? sides[0] : undefined;
}

/** What becomes of a limit: it fires wherever it did, or not any more somewhere, or that cannot be told. */
type Shift = { readonly way: "wider" | "unclear" } | { readonly way: "looser"; readonly how: string };

const UNCLEAR: Shift = { way: "unclear" };

function shiftOf(before: Limit, after: Limit): Shift {
  const texts = `from "${limitText(before)}" to "${limitText(after)}"`;
  if (before.side !== after.side) return { way: "looser", how: `turned round ${texts}` };
  const difference = compareQuantities(after.threshold, before.threshold);
  if (difference === undefined) return UNCLEAR;
  const away = before.side === "above" ? difference : -difference;
  const isLooser = away > 0 || (away === 0 && before.inclusive && !after.inclusive);
  return isLooser ? { way: "looser", how: `loosened ${texts}` } : { way: "wider" };
}

function limitText({ side, inclusive, threshold }: Limit): string {
  return `${side === "above" ? ">" : "<"}${inclusive ? "=" : ""} ${show(threshold)}`;
}
