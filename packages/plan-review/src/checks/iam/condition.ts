import { parseAddresses, subtractRanges } from "../../values/cidr";
import { covers } from "../../values/wildcard";
import type { Condition } from "./statement";

interface Operator {
  readonly quantifier: string;
  readonly name: string;
  readonly ifExists: boolean;
}

/**
 * True when a request that passes all of `strict` passes all of `loose` too.
 * Operators: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function conditionsImply(strict: readonly Condition[], loose: readonly Condition[]): boolean {
  return loose.every((wanted) => strict.some((given) => implies(given, wanted)));
}

function implies(strict: Condition, loose: Condition): boolean {
  if (strict.key !== loose.key) return false;
  const given = parseOperator(strict.operator);
  const wanted = parseOperator(loose.operator);
  if (given.quantifier !== wanted.quantifier) return false;
  // A request without the key passes an IfExists condition and no other.
  if (given.ifExists && !wanted.ifExists) return false;
  return valuesImply(given.name, strict.values, wanted.name, loose.values);
}

function parseOperator(text: string): Operator {
  const lower = text.toLowerCase();
  const [, quantifier = "", rest = ""] = /^(?:(forallvalues|foranyvalue):)?(.*)$/.exec(lower) ?? [];
  const ifExists = rest.endsWith("ifexists");
  return { quantifier, name: ifExists ? rest.slice(0, -"ifexists".length) : rest, ifExists };
}

type Within = (outer: string, inner: string) => boolean;

const equal: Within = (outer, inner) => outer === inner;
const equalIgnoringCase: Within = (outer, inner) => outer.toLowerCase() === inner.toLowerCase();
const addresses: Within = (outer, inner) => {
  const all = parseAddresses(outer);
  const some = parseAddresses(inner);
  return all !== undefined && some !== undefined && subtractRanges(some, all).length === 0;
};

/** Operators that list allowed values: the strict values lie within the loose ones. */
const ALLOWING: Readonly<Record<string, Within>> = {
  stringequals: equal,
  stringequalsignorecase: equalIgnoringCase,
  stringlike: covers,
  arnequals: covers,
  arnlike: covers,
  ipaddress: addresses,
  numericequals: equal,
  dateequals: equal,
  bool: equalIgnoringCase,
  null: equalIgnoringCase,
  binaryequals: equal,
};

/** Operators that list refused values, with the comparison of the positive operator. */
const REFUSING: Readonly<Record<string, Within>> = {
  stringnotequals: equal,
  stringnotequalsignorecase: equalIgnoringCase,
  stringnotlike: covers,
  arnnotequals: covers,
  arnnotlike: covers,
  notipaddress: addresses,
  numericnotequals: equal,
  datenotequals: equal,
};

/** Operator -> operators that accept at least the same requests with the same values. */
const LOOSER: Readonly<Record<string, readonly string[]>> = {
  stringequals: ["stringequalsignorecase", "stringlike"],
  arnequals: ["arnlike"],
  arnlike: ["arnequals"],
  arnnotequals: ["arnnotlike"],
  arnnotlike: ["arnnotequals"],
  numericlessthan: ["numericlessthanequals"],
  numericgreaterthan: ["numericgreaterthanequals"],
  datelessthan: ["datelessthanequals"],
  dategreaterthan: ["dategreaterthanequals"],
};

function valuesImply(
  given: string,
  strict: readonly string[],
  wanted: string,
  loose: readonly string[],
): boolean {
  if (given !== wanted && LOOSER[given]?.includes(wanted) !== true) return false;
  const allowing = ALLOWING[wanted];
  if (allowing !== undefined) return strict.every((value) => loose.some((wide) => allowing(wide, value)));
  const refusing = REFUSING[wanted];
  if (refusing !== undefined) return loose.every((value) => strict.some((wide) => refusing(wide, value)));
  return boundImplies(wanted, strict, loose);
}

/** `NumericLessThan 5` implies `NumericLessThan 10`; dates alike. */
function boundImplies(operator: string, strict: readonly string[], loose: readonly string[]): boolean {
  const toNumber = operator.startsWith("date") ? (text: string) => Date.parse(text) : Number;
  const given = strict.map(toNumber);
  const wanted = loose.map(toNumber);
  if ([...given, ...wanted].some(Number.isNaN) || given.length === 0 || wanted.length === 0) {
    return strict.join() === loose.join();
  }
  if (operator.includes("lessthan")) return Math.max(...given) <= Math.max(...wanted);
  if (operator.includes("greaterthan")) return Math.min(...given) >= Math.min(...wanted);
  return strict.join() === loose.join();
}
