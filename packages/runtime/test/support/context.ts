import type { Context } from "../../src/command-line/command";

/** A context that records what a command prints. */
export interface RecordingContext extends Context {
  /** Texts printed on standard output. */
  readonly printed: readonly string[];
  /** Texts printed on standard error. */
  readonly progressed: readonly string[];
}

/** The outside world of a command that runs inside a test. */
export function recordingContext(given: Partial<Context> = {}): RecordingContext {
  const printed: string[] = [];
  const progressed: string[] = [];
  return {
    program: { name: "tool", description: "", version: "0.0.0", commands: [] },
    root: "/nowhere",
    cwd: "/nowhere",
    env: process.env,
    json: false,
    quiet: false,
    color: false,
    width: 100,
    signal: new AbortController().signal,
    print: (text) => {
      if (given.json !== true) printed.push(text);
    },
    progress: (text) => progressed.push(text),
    ...given,
    printed,
    progressed,
  };
}
