import { type ChildProcess, spawn } from "node:child_process";
import { constants } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";

/** A process's environment; "environment" alone is pre or ops everywhere. */
export type EnvironmentVariables = Readonly<Record<string, string | undefined>>;

export interface RunOptions {
  readonly cwd: string;
  /** The child's whole environment; nothing is added to it. */
  readonly env: EnvironmentVariables;
  /** On abort the child gets SIGINT, and SIGKILL when it has not ended in time. */
  readonly signal?: AbortSignal;
  /** Milliseconds between SIGINT and SIGKILL; 20 s when left out. */
  readonly graceMs?: number;
  /** Told each whole line of standard output as it comes; nothing of it is kept then. */
  readonly onLine?: (line: string) => void;
}

export interface RunResult {
  /** The exit code; as a shell has it (128 + n) when signal n ended the child. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const GRACE_MS = 20_000;

/** The program could not be started at all: missing, or not executable. */
export class StartError extends Error {
  readonly command: string;

  constructor(command: string, cause: Error) {
    super(`${command} could not be started: ${cause.message}`, { cause });
    this.name = "StartError";
    this.command = command;
  }
}

/**
 * Runs a program to its end without a terminal. It gets a process group of its own, so that Ctrl-C reaches it
 * once, through `signal`: a second SIGINT would make Terraform give up without cleaning up.
 */
export async function run(command: string, args: readonly string[], options: RunOptions): Promise<RunResult> {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const stdout =
    options.onLine === undefined ? collect(child.stdout) : splitLines(child.stdout, options.onLine);
  const stderr = collect(child.stderr);
  const stopWatching = interruptOnAbort(child, options);
  const forget = endWithProcess(child);
  try {
    const [code, out, err] = await Promise.all([exitCode(command, child), stdout, stderr]);
    return { code, stdout: out, stderr: err };
  } finally {
    stopWatching();
    forget();
  }
}

export interface ForegroundOptions extends Pick<RunOptions, "cwd" | "env"> {
  /** Standard output is for something else. */
  readonly stdoutToStderr?: boolean;
}

const PASSED_ON: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Hands the terminal to a program and waits for it. Signals that reach only this process are passed on; Ctrl-C in
 * a terminal reaches both by itself, and twice would be once too often.
 */
export async function runInForeground(
  command: string,
  args: readonly string[],
  { cwd, env, stdoutToStderr = false }: ForegroundOptions,
): Promise<number> {
  const child = spawn(command, args, {
    cwd,
    env,
    stdio: ["inherit", stdoutToStderr ? 2 : "inherit", "inherit"],
  });
  const passOn = (signal: NodeJS.Signals): void => {
    if (signal !== "SIGINT" || process.stdin.isTTY !== true) child.kill(signal);
  };
  for (const signal of PASSED_ON) process.on(signal, passOn);
  const kill = endWithProcess(child);
  try {
    return await exitCode(command, child);
  } finally {
    kill();
    for (const signal of PASSED_ON) process.off(signal, passOn);
  }
}

/** No child outlives this process, not even when it exits in the middle of everything. */
function endWithProcess(child: ChildProcess): () => void {
  const kill = (): void => {
    child.kill("SIGKILL");
  };
  process.once("exit", kill);
  return () => process.off("exit", kill);
}

function exitCode(command: string, child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("error", (error) => reject(new StartError(command, error)));
    child.once("close", (code, signal) => resolve(code ?? 128 + signalNumber(signal)));
  });
}

function signalNumber(signal: NodeJS.Signals | null): number {
  return signal === null ? 0 : constants.signals[signal];
}

async function collect(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: string[] = [];
  stream.setEncoding("utf8");
  for await (const chunk of stream) chunks.push(String(chunk));
  return chunks.join("");
}

async function splitLines(stream: NodeJS.ReadableStream, onLine: (line: string) => void): Promise<string> {
  let rest = "";
  stream.setEncoding("utf8");
  for await (const chunk of stream) {
    const lines = (rest + String(chunk)).split("\n");
    rest = lines.pop() ?? "";
    lines.forEach(onLine);
  }
  if (rest !== "") onLine(rest);
  return "";
}

function interruptOnAbort(child: ChildProcess, { signal, graceMs = GRACE_MS }: RunOptions): () => void {
  if (signal === undefined) return () => undefined;
  const ended = new AbortController();
  const interrupt = (): void => {
    child.kill("SIGINT");
    sleep(graceMs, undefined, { signal: ended.signal, ref: false }).then(
      () => child.kill("SIGKILL"),
      () => undefined,
    );
  };
  if (signal.aborted) interrupt();
  else signal.addEventListener("abort", interrupt, { once: true });
  return () => {
    ended.abort();
    signal.removeEventListener("abort", interrupt);
  };
}
