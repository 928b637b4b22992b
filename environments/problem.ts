/**
 * A mistake in an environment's data. The same shape as the tools' problems, written again because
 * environments import nothing from the rest of the project.
 */
export interface EnvironmentProblem {
  /** The setting's path, the environment's name first: `ops.database.tier`. */
  readonly where: string;
  /** Present value, printed. Absent where there is none. */
  readonly value?: string;
  /** The rule in one sentence, without a full stop. */
  readonly rule: string;
  /** Remedy, in one sentence, without a full stop. */
  readonly fix: string;
}

/** Carries every problem of one pass. */
export class EnvironmentError extends Error {
  readonly problems: readonly EnvironmentProblem[];

  constructor(problems: readonly EnvironmentProblem[]) {
    super(problems.map(formatProblem).join("\n"));
    this.name = "EnvironmentError";
    this.problems = problems;
  }
}

function formatProblem({ where, value, rule, fix }: EnvironmentProblem): string {
  return `${where}: ${rule}${value === undefined ? "" : ` (is ${value})`}\n  -> ${fix}`;
}

/** A setting's path as people write it: names joined by dots, positions in brackets. */
export function settingPath(steps: readonly PropertyKey[]): string {
  return steps.reduce<string>((path, step) => {
    if (typeof step === "number") return `${path}[${step}]`;
    return path === "" ? String(step) : `${path}.${String(step)}`;
  }, "");
}

const MAX_VALUE_LENGTH = 80;

/** A value as shown in a problem: JSON, cut when long. */
export function printValue(value: unknown): string | undefined {
  const text = JSON.stringify(value);
  if (text === undefined) return undefined;
  return text.length > MAX_VALUE_LENGTH ? `${text.slice(0, MAX_VALUE_LENGTH - 1)}…` : text;
}
