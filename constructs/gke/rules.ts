import { rfc1035Label } from "../../vendors/format";
import { type ConstructProblem, isKnown, ProblemList } from "../shared/validate";
import { parseQuantity } from "./quantity";

/** A name that every kind of object here may have: it starts with a letter, as a Service must. */
export function dnsLabelProblems(option: string, value: string, maxLength = 63): readonly ConstructProblem[] {
  const problems = new ProblemList();
  problems.rule(!isKnown(value) || rfc1035Label(maxLength).pattern.test(value), {
    option,
    value,
    rule: `must be a DNS label of at most ${maxLength} characters`,
    fix: "Use lower-case letters, digits and dashes, with a letter first",
  });
  return problems.all;
}

/** A whole number within bounds; skipped when not given. */
export function wholeNumberProblems(
  option: string,
  value: number | undefined,
  min: number,
  max = Number.MAX_SAFE_INTEGER,
): readonly ConstructProblem[] {
  const problems = new ProblemList();
  const upTo = max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`;
  problems.rule(!isKnown(value) || (Number.isInteger(value) && value >= min && value <= max), {
    option,
    value,
    rule: min === max ? `must be ${min}` : `must be a whole number ${upTo}`,
    fix: min === max ? "Leave it out" : "Choose one in that range",
  });
  return problems.all;
}

/** A quantity above zero. */
export function quantityProblems(option: string, value: string): readonly ConstructProblem[] {
  const problems = new ProblemList();
  problems.rule(!isKnown(value) || (parseQuantity(value)?.milli ?? 0n) > 0n, {
    option,
    value,
    rule: "must be a Kubernetes quantity above zero",
    fix: 'Write it like "500m", "2" or "1Gi"',
  });
  return problems.all;
}

/** One quantity not above another; skipped when one of them cannot be read. */
export function notAboveProblems(
  option: string,
  value: string,
  limitOption: string,
  limit: string,
): readonly ConstructProblem[] {
  const problems = new ProblemList();
  const [low, high] = [parseQuantity(value), parseQuantity(limit)];
  problems.rule(low === undefined || high === undefined || low.milli <= high.milli, {
    option,
    value,
    rule: `must not exceed ${limitOption} (${limit})`,
    fix: "Lower it or raise the limit",
  });
  return problems.all;
}
