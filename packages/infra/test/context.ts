import { join } from "node:path";
import type { Context } from "../src/command";
import { COMMANDS } from "../src/commands";

export interface Recorded extends Context {
  /** What was printed on standard output. */
  readonly printed: readonly string[];
  /** What was said on standard error. */
  readonly told: readonly string[];
}

/** The outside world of a command that runs inside a test. */
export function recordingContext(given: Partial<Context> = {}): Recorded {
  const printed: string[] = [];
  const told: string[] = [];
  const root = join(__dirname, "../../..");
  return {
    commands: COMMANDS,
    root,
    cwd: root,
    env: process.env,
    json: false,
    quiet: false,
    color: false,
    width: 100,
    signal: new AbortController().signal,
    print: (text) => printed.push(text),
    progress: (text) => told.push(text),
    ...given,
    printed,
    told,
  };
}
