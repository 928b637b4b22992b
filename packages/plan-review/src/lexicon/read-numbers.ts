import type { Value } from "@infra-tools/terraform-plan/value";
import { type AttributeMetadata, row } from "../attributes/metadata";
import { isUnset } from "../values/inspect";
import type { AttributeName } from "./attribute-name";
import type { NamedAttribute } from "./reading";
import { textAt } from "./setting-name";
import { kindOfType } from "./types";
import { hasAny, typeWords } from "./words";

const SWITCH_VALUE = /^(true|yes|on|1|false|no|off|0)$/i;

function isSwitch(value: Value | undefined): boolean {
  return (
    typeof value === "boolean" ||
    value === 0 ||
    value === 1 ||
    (typeof value === "string" && SWITCH_VALUE.test(value))
  );
}

/** A switch that is turned, or that is written for the first time. */
export function readBoolean(
  { asSwitch, asQuantity }: AttributeName,
  before: Value | undefined,
  after: Value | undefined,
): AttributeMetadata | undefined {
  if (!(isSwitch(before) || isUnset(before)) || !(isSwitch(after) || isUnset(after))) return undefined;
  if (isUnset(before) && isUnset(after)) return undefined;
  // `1` and `0` are numbers where the name is one of a number.
  const isNumber = [before, after].some((value) => ["1", "0", 1, 0].some((digit) => digit === value));
  return isNumber ? (asQuantity ?? asSwitch) : asSwitch;
}

const ABOVE = /^(gt|gte|greater|above|over|more|max|comparison_gt|>)/;
const BELOW = /^(lt|lte|less|below|under|fewer|min|comparison_lt|<)/;

/** Types whose limits are goals. */
const OBJECTIVES: readonly string[] = ["slo", "service level*", "budget*", "monitor", "query*"];

const OPERATORS = [
  "operator",
  "comparison",
  "comparison_operator",
  "threshold_operator",
  "condition_operator",
  "compare",
  "comparator",
];

/** The limit of an alert: which direction fires less often is said by an operator beside it. */
export function readThreshold(
  { type, blocksAround, before, after }: NamedAttribute,
  words: readonly string[],
  around: readonly (readonly string[])[],
  label: string,
): AttributeMetadata | undefined {
  const isLimit = hasAny([...(around[0] ?? []), ...words], ["threshold*"]) || words.join() === "value";
  if (!isLimit || hasAny(words, ["duration", "occurrences"])) return undefined;
  if (kindOfType(type) !== "alert" || (!isNumeric(before) && !isNumeric(after))) return undefined;
  const operator = blocksAround()
    .flatMap((block) => OPERATORS.map((name) => textAt(block.after, name)?.toLowerCase()))
    .find((text) => text !== undefined);
  const consequence = "Problems are reported later, or not at all.";
  if (operator === undefined) {
    // Without one, the limit is one that is exceeded, unless the condition is written elsewhere.
    const isCount = words.join() === "threshold" && around.length === 1;
    return isCount && !hasAny(typeWords(type), OBJECTIVES)
      ? row("alert", label, "lower", { consequence })
      : undefined;
  }
  if (ABOVE.test(operator)) return row("alert", label, "lower", { consequence });
  return BELOW.test(operator) ? row("alert", label, "higher", { consequence }) : undefined;
}

function isNumeric(value: Value | undefined): boolean {
  if (typeof value === "number") return true;
  return (
    typeof value === "string" &&
    /^(-?\d+(\.\d+)?|\d+(ms|s|m|h|d|w|y)|P[\dYMWDTHS]+|\d+(\.\d+)?%|\d+(Ki|Mi|Gi|Ti|k|M|G|T|m)?B?)$/i.test(
      value,
    )
  );
}

/** A number or a duration that changes, in the direction of its name. */
export function readNumber(
  { asQuantity }: AttributeName,
  before: Value | undefined,
  after: Value | undefined,
): AttributeMetadata | undefined {
  const isKnown = (value: Value | undefined) => isUnset(value) || isNumeric(value);
  if (!isKnown(before) || !isKnown(after) || (isUnset(before) && isUnset(after))) return undefined;
  return asQuantity;
}

const UNITS: readonly string[] = ["second", "minute", "hour", "day", "week", "month", "quarter", "year"];

/** `hours` -> `days` beside a number: the unit of a duration, in the direction of its name. */
export function readUnit(
  { asQuantity, label }: AttributeName,
  before: Value | undefined,
  after: Value | undefined,
): AttributeMetadata | undefined {
  if (asQuantity === undefined || typeof before !== "string" || typeof after !== "string") return undefined;
  const [from, to] = [before, after].map((text) => UNITS.indexOf(text.toLowerCase().replace(/s$/, "")));
  if (from === undefined || to === undefined || from < 0 || to < 0 || from === to) return undefined;
  const isWorse = to > from === (asQuantity.safe === "lower");
  return row(asQuantity.kind, label, isWorse ? [after, before] : [before, after]);
}
