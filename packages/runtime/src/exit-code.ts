/** The exit codes of every command; a script may rely on them. */
export const EXIT = {
  /** Nothing to do, or all well. */
  ok: 0,
  /** An error: the command could not do its work. */
  error: 1,
  /** There are changes or differences. */
  changes: 2,
  /** A policy says stop: `--fail-on`, an uncaused or unexpected difference, a digest mismatch. */
  policy: 3,
  /** Interrupted by a signal. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
