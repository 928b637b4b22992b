import { Token } from "cdktf";
import type { IConstruct } from "constructs";

/** One broken rule of a construct's props. */
export interface ConstructProblem {
  /** The option as the caller wrote it: `autoscaling.minReplicas`. */
  readonly option: string;
  /** Present value; printed in the message, so never a secret. Absent where there is nothing to show. */
  readonly value?: unknown;
  /** The rule, as the end of the sentence "<option> ...": `must be at least 1`. */
  readonly rule: string;
  /** Remedy, in one sentence without a full stop. */
  readonly fix: string;
}

/** Says everything that is wrong with one construct's props at once, with the construct's path. */
export class ConstructError extends Error {
  /** The construct's path in the tree, without the app: `pre/workloads/web`. */
  readonly path: string;
  /** In the shape that command lines print: place, value, rule and fix. */
  readonly problems: readonly {
    readonly where: string;
    readonly value?: string;
    readonly rule: string;
    readonly fix: string;
  }[];

  constructor(path: string, problems: readonly ConstructProblem[]) {
    super(problems.map((problem) => formatProblem(path, problem)).join("\n"));
    this.name = "ConstructError";
    this.path = path;
    this.problems = problems.map(({ option, value, rule, fix }) => ({
      where: `${path}: ${option}`,
      ...(value === undefined ? {} : { value: JSON.stringify(value) }),
      rule,
      fix,
    }));
  }
}

/** Throws one ConstructError when there are problems, else does nothing. */
export function throwProblems(scope: IConstruct, problems: readonly ConstructProblem[]): void {
  if (problems.length > 0) throw new ConstructError(scope.node.path, problems);
}

/**
 * Tells whether a rule may look at the value: it is given, and known now. A reference to another resource's attribute
 * (a token) is only known to Terraform, so every rule skips it.
 */
export function isKnown<T>(value: T | undefined): value is T {
  return value !== undefined && !Token.isUnresolved(value);
}

/**
 * A list of problems with one-line rules on top.
 * `rule` adds a problem when `holds` is false; unknown values are the caller's to skip, with `isKnown`.
 */
export class ProblemList {
  private readonly problems: ConstructProblem[] = [];

  /** Notes a problem when the rule does not hold. */
  rule(holds: boolean, problem: ConstructProblem): void {
    if (!holds) this.problems.push(problem);
  }

  /** Takes over the problems of a part, with the part's place put before each option. */
  addAll(problems: readonly ConstructProblem[], prefix = ""): void {
    for (const problem of problems) this.problems.push({ ...problem, option: `${prefix}${problem.option}` });
  }

  /** All problems, in the order of the rules. */
  get all(): readonly ConstructProblem[] {
    return [...this.problems];
  }
}

function formatProblem(path: string, problem: ConstructProblem): string {
  const got = "value" in problem ? `, got ${printed(problem.value)}` : "";
  return `${path}: ${problem.option} ${problem.rule}${got}. ${problem.fix}.`;
}

function printed(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value);
}
