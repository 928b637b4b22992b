import type * as z from "zod";
import type { problemSchema } from "./problem-schema";

/**
 * A user's mistake, with everything needed to fix it without reading code: place, value, broken rule and what to do.
 * All problems of one pass are reported together.
 */
export type Problem = Readonly<z.infer<typeof problemSchema>>;

/** Carries problems to the edge, where they are printed without a stack trace. */
export class ProblemError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: Problem | readonly Problem[]) {
    const all = Array.isArray(problems) ? problems : [problems];
    super(all.map((problem) => formatProblem(problem)).join("\n"));
    this.name = "ProblemError";
    this.problems = all;
  }
}

/**
 * One line for place, value and rule; a second, indented, for the fix. With a width, lines break between words; an
 * address or a command to copy stays whole.
 */
export function formatProblem(problem: Problem, width?: number): string {
  const { where, file, line, rule, fix } = problem;
  const place = file === undefined ? "" : `${file}${line === undefined ? "" : `:${line}`}: `;
  const value = problem.value === undefined ? "" : ` (is ${problem.value})`;
  const lines = [`${place}${where}: ${rule}${value}`, `  -> ${fix}`];
  return (width === undefined ? lines : lines.map((each) => wrapWords(each, width))).join("\n");
}

const CONTINUED = "     ";

/** Breaks a line between words. A word longer than the width has a line of its own. */
function wrapWords(text: string, width: number): string {
  const wrapped: string[] = [];
  for (const line of text.split("\n")) {
    let current = "";
    for (const word of line.split(" ")) {
      if (current.trim() !== "" && current.length + 1 + word.length > width) {
        wrapped.push(current);
        current = `${CONTINUED}${word}`;
      } else {
        current = current === "" && word !== "" ? word : `${current} ${word}`;
      }
    }
    wrapped.push(current);
  }
  return wrapped.join("\n");
}

/** Faults of the machine that a user can fix, by the code that the system gives them. */
const SYSTEM_FAULTS: Readonly<Record<string, readonly [rule: string, fix: string]>> = {
  ENOSPC: ["no space is left on the device", "free some space and run the command again"],
  EDQUOT: ["the disk quota is exceeded", "free some space and run the command again"],
  EROFS: ["the file system is read-only", "use a checkout or a folder that may be written"],
  EACCES: ["permission denied", "check the owner and the mode of the file"],
  EPERM: ["the operation is not permitted", "check the owner and the mode of the file"],
  EMFILE: ["too many files are open", "raise the limit with ulimit -n and run the command again"],
};

/** Problems of an error that reached the edge of `program`. Only a defect of our own shows where it happened. */
export function toProblems(error: unknown, program: string): readonly Problem[] {
  return carriedProblems(error) ?? systemProblem(error) ?? [defect(error, program)];
}

/** Errors that carry problems have one shape, whichever part of the project they come from. */
function carriedProblems(error: unknown): readonly Problem[] | undefined {
  if (!(error instanceof Error) || !("problems" in error) || !Array.isArray(error.problems)) return undefined;
  return error.problems.every(isProblem) ? error.problems : undefined;
}

function isProblem(value: unknown): value is Problem {
  if (typeof value !== "object" || value === null) return false;
  return ["where", "rule", "fix"].every((key) => typeof Reflect.get(value, key) === "string");
}

/** The problem of a fault of the machine; undefined for any other error. */
export function systemProblem(error: unknown): readonly Problem[] | undefined {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return undefined;
  const fault = SYSTEM_FAULTS[error.code];
  if (fault === undefined) return undefined;
  const [rule, fix] = fault;
  const path = "path" in error && typeof error.path === "string" ? error.path : error.message;
  return [{ where: path, rule, fix }];
}

function defect(error: unknown, program: string): Problem {
  return {
    where: program,
    value: error instanceof Error ? (error.stack ?? error.message) : String(error),
    rule: "this is a defect of the program, not of your input",
    fix: "report it with the lines above",
  };
}
