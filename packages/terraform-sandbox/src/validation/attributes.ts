import { isList, isObject, isUnknown, type Value, type ValueObject } from "@infra-tools/terraform-plan/value";
import type { Diagnostic } from "../protocol/diagnostic";
import { attributeEntries, blockEntries } from "../schemas/entries";
import type { Attribute, Block } from "../schemas/model";
import { attributeType } from "../schemas/type";
import { hasUnknown, isZero } from "../values";
import { problem, sizeProblem, valueProblem } from "./message";
import type { AttributeRule, TypeRules, ValueRule } from "./model";
import { element, entry, member, type Place, ROOT } from "./place";
import { isNumbers, refuses } from "./refuses";

/**
 * Problems of single attributes. A type of the older SDK reports none inside a top-level block or attribute that
 * holds an unknown value; one of the plugin framework checks the known values beside it.
 */
export function attributeProblems(
  { attributes }: TypeRules,
  block: Block,
  config: ValueObject,
  framework: boolean,
): readonly Diagnostic[] {
  const names = [...Object.keys(block.attributes ?? {}), ...Object.keys(block.block_types ?? {})];
  const checkable = names.filter((name) => framework || !hasUnknown(config[name]));
  const visible = Object.fromEntries(checkable.map((name) => [name, config[name] ?? null]));
  return inBlock(attributes, block, visible, ROOT);
}

type Rules = TypeRules["attributes"];

function inBlock(rules: Rules, block: Block, value: ValueObject, place: Place): readonly Diagnostic[] {
  const problems: Diagnostic[] = [];
  for (const [name, attribute] of attributeEntries(block)) {
    const inner = value[name] ?? null;
    // Most attributes are not set: their places need no name.
    if (inner !== null) problems.push(...inAttribute(rules, attribute, inner, member(place, name)));
  }
  for (const [name, nested] of blockEntries(block)) {
    const inner = value[name] ?? null;
    if (isZero(inner)) continue;
    const inSet = nested.nesting_mode === "set";
    problems.push(
      ...inEach(inner, member(place, name), inSet, (element, innerPlace) =>
        inBlock(rules, nested.block, element, innerPlace),
      ),
    );
  }
  return problems;
}

function inAttribute(rules: Rules, attribute: Attribute, value: Value, place: Place): readonly Diagnostic[] {
  if (value === null || isUnknown(value)) return [];
  const nested = attribute.nested_type;
  if (nested !== undefined) {
    return inEach(value, place, nested.nesting_mode === "set", (inner, innerPlace) =>
      inBlock(rules, { attributes: nested.attributes }, inner, innerPlace),
    );
  }
  const rule = rules.get(place.schema);
  return rule === undefined ? [] : ruleProblems(rule, attribute, value, place);
}

function ruleProblems(
  rule: AttributeRule,
  attribute: Attribute,
  value: Value,
  place: Place,
): readonly Diagnostic[] {
  if (rule.unconfigurable === true) return [problem(rule.message ?? "Invalid or unknown key", place)];
  const sensitive = attribute.sensitive === true || attribute.write_only === true;
  const judge = (one: ValueRule | undefined, inner: Value, place: Place): readonly Diagnostic[] =>
    one === undefined ? [] : singleProblem(one, inner, place, sensitive);
  if (isList(value)) {
    const type = attributeType(attribute);
    const inSet = typeof type === "object" && type[0] === "set";
    const items = value.flatMap((each, index) => judge(rule.items, each, element(place, index, inSet)));
    return [...sizeProblems(rule, value, place), ...items];
  }
  if (isObject(value)) {
    const { values } = rule;
    return Object.entries(value).flatMap(([key, inner]) => [
      ...judge(rule.keys, key, place),
      ...judge(values === undefined || isNumbers(values) ? undefined : values, inner, entry(place, key)),
    ]);
  }
  // A number of more digits than JavaScript keeps arrives as text.
  return judge(rule, attribute.type === "number" ? Number(value) : value, place);
}

function singleProblem(
  rule: ValueRule,
  value: Value,
  place: Place,
  sensitive: boolean,
): readonly Diagnostic[] {
  if (typeof value !== "string" && typeof value !== "number") return [];
  if (!refuses(rule, value)) return [];
  const messages = [rule.message, ...alternativeMessages(rule, value, place)];
  return messages.map((message) =>
    valueProblem({ ...rule, ...(message === undefined ? {} : { message }) }, value, place, sensitive),
  );
}

/** Each of several alternatives reports its own error. */
function alternativeMessages(rule: ValueRule, value: string | number, place: Place): readonly string[] {
  if (rule.anyOf === undefined) return [];
  const divisors = rule.anyOf.flatMap(({ divisibleBy }) => (divisibleBy === undefined ? [] : [divisibleBy]));
  const divisible = divisors.map(
    (divisor) => `expected ${place.printed} to be divisible by ${divisor}, got: ${value}`,
  );
  return rule.furtherMessages ?? divisible;
}

function sizeProblems(rule: AttributeRule, value: readonly Value[], place: Place): readonly Diagnostic[] {
  const fits = value.length >= (rule.minItems ?? 0) && value.length <= (rule.maxItems ?? Infinity);
  return fits ? [] : [sizeProblem(rule, value.length, place)];
}

function inEach(
  value: Value,
  place: Place,
  inSet: boolean,
  inner: (value: ValueObject, place: Place) => readonly Diagnostic[],
): readonly Diagnostic[] {
  if (isList(value)) {
    return value.flatMap((each, index) => (isObject(each) ? inner(each, element(place, index, inSet)) : []));
  }
  return isObject(value) ? inner(value, place) : [];
}
