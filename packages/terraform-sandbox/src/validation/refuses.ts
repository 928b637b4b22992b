import { bytes, FORMATS, isInt64 } from "./formats";
import type { ValueRule } from "./model";

const PATTERNS = new Map<string, RegExp>();

/** Checks whether a rule refuses a known text or number. */
export function refuses(rule: ValueRule, value: string | number): boolean {
  if (rule.anyOf !== undefined) return rule.anyOf.every((one) => refuses(one, value));
  return typeof value === "number" ? refusesNumber(rule, value) : refusesText(rule, value);
}

function refusesNumber(rule: ValueRule, value: number): boolean {
  if (rule.integer === true && !Number.isInteger(value)) return true;
  if (isNumbers(rule.values)) return !rule.values.includes(value);
  if (rule.notValues?.includes(value) === true) return true;
  if (rule.ranges !== undefined) {
    return !rule.ranges.some(([min, max]) => value >= (min ?? -Infinity) && value <= (max ?? Infinity));
  }
  if (rule.divisibleBy !== undefined) return value % rule.divisibleBy !== 0;
  const aboveMin = value >= (rule.min ?? -Infinity) && value > (rule.exclusiveMin ?? -Infinity);
  return !aboveMin || value > (rule.max ?? Infinity);
}

function refusesText(rule: ValueRule, value: string): boolean {
  const { enum: members } = rule;
  if (value === "") {
    if (members === undefined) return rule.notEmpty === true;
    return !members.includes("") && rule.emptyAllowed !== true;
  }
  if (members !== undefined) return !isMember(rule, members, value);
  const length = bytes(value);
  return (
    length < (rule.minLength ?? 0) ||
    length > (rule.maxLength ?? Infinity) ||
    isBelowMin(rule, value) ||
    (rule.nonNegative === true && value.startsWith("-")) ||
    !hasFormat(rule.format, value) ||
    ![rule.pattern ?? "", ...(rule.patterns ?? [])].every((source) => pattern(source).test(value)) ||
    !new RegExp(rule.probedPattern ?? "", "su").test(value)
  );
}

function isMember(rule: ValueRule, members: readonly string[], value: string): boolean {
  const text = (each: string): string => (rule.ignoreCase === true ? each.toLowerCase() : each);
  return members.some((each) => text(each) === text(value)) || rule.alsoAccepted?.includes(value) === true;
}

/** A lower bound of a text that holds an integer. */
function isBelowMin({ format, min }: ValueRule, value: string): boolean {
  return format === "integer-string" && min !== undefined && isInt64(value) && BigInt(value) < BigInt(min);
}

function hasFormat(name: string | undefined, value: string): boolean {
  if (name === undefined) return true;
  const format = FORMATS[name];
  if (format === undefined) throw new Error(`unknown format ${name} in the validation rules`);
  return format(value);
}

/** A pattern of RE2, as far as the rules use its syntax, as JavaScript's. */
function pattern(source: string): RegExp {
  const cached = PATTERNS.get(source);
  if (cached !== undefined) return cached;
  const plain = source
    .replaceAll("\\A", "^")
    .replaceAll("\\z", "$")
    .replaceAll("(?P<", "(?<")
    .replaceAll("[:alnum:]", "0-9A-Za-z")
    .replaceAll("[:word:]", "0-9A-Za-z_");
  const [lead = "", anchor = "", flags = ""] = /^(\^?)\(\?([ims]+)\)/.exec(plain) ?? [];
  const compiled = compile(anchor + plain.slice(lead.length), flags);
  PATTERNS.set(source, compiled);
  return compiled;
}

/** RE2 allows escapes that JavaScript's unicode mode refuses. */
function compile(body: string, flags: string): RegExp {
  try {
    return new RegExp(body, `${flags}u`);
  } catch {
    return new RegExp(body, flags);
  }
}

/** Distinguishes accepted numbers from the rule about a map's values. */
export function isNumbers(values: ValueRule["values"]): values is readonly number[] {
  return Array.isArray(values);
}
