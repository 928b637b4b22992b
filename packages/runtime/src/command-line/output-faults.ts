import type { Writable } from "node:stream";
import { EXIT } from "../exit-code";
import { formatProblem, type Problem, systemProblem } from "../problem";

/** The parts of a process that print. */
export interface OutputProcess {
  readonly stdout: Writable;
  readonly stderr: Writable;
  exitCode?: number | string | null | undefined;
  once(event: "exit", listener: () => void): unknown;
}

/**
 * Handles failures of standard output and standard error, for which Node would print a stack trace. A reader that has
 * enough, as `head` has, stops nothing: an apply goes on to its end. Output lost for any other reason, on a full disk
 * for example, is a problem, and the command ends with exit code 1.
 */
export function handleOutputFaults(process: OutputProcess): void {
  const { stdout, stderr } = process;
  let fault: Error | undefined;
  stdout.on("error", (error: Error) => {
    fault ??= error;
  });
  stderr.on("error", () => undefined);
  process.once("exit", () => {
    // A process that exits at once never hears of the error.
    const problem = lostOutput(fault ?? stdout.errored);
    if (problem === undefined) return;
    stderr.write(`${formatProblem(problem)}\n`);
    process.exitCode = EXIT.error;
  });
}

function lostOutput(fault: Error | null): Problem | undefined {
  if (fault === null || ("code" in fault && fault.code === "EPIPE")) return undefined;
  const { rule, fix } = systemProblem(fault)?.[0] ?? { rule: fault.message, fix: "print to another place" };
  return { where: "standard output", rule, fix };
}
