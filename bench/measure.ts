import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";

/** What one run of a program cost. */
export interface Cost {
  readonly seconds: number;
  /** Most memory that the program and its children held at once, in bytes; undefined where /proc is missing. */
  readonly peak: number | undefined;
}

export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Exit codes of a run that went well; only 0 when left out. */
  readonly codes?: readonly number[];
}

/** How often the memory is looked at. Shorter costs more than it finds. */
const SAMPLE_MS = 20;

/** Runs a program to its end. Throws with what it printed when it fails: a failure is no measurement. */
export async function measure({ command, args, cwd, env, codes = [0] }: Program): Promise<Cost> {
  const start = performance.now();
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const tail: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (text: string) => {
      tail.push(text);
      if (tail.length > 20) tail.shift();
    });
  }
  let peak: number | undefined;
  const sample = (): void => {
    const held = child.pid === undefined ? undefined : memoryOfTree(child.pid);
    if (held !== undefined) peak = Math.max(peak ?? 0, held);
  };
  const timer = setInterval(sample, SAMPLE_MS);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", resolve);
    });
    const seconds = (performance.now() - start) / 1000;
    if (code !== null && codes.includes(code)) return { seconds, peak };
    throw new Error(`${command} ${args.join(" ")} ended with ${code}:\n${tail.join("").slice(-2_000)}`);
  } finally {
    clearInterval(timer);
  }
}

/** Resident memory of a process and all below it, in bytes, from Linux's /proc. */
function memoryOfTree(pid: number): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const kilobytes = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0);
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean);
    return children.reduce((sum, child) => sum + (memoryOfTree(Number(child)) ?? 0), kilobytes * 1024);
  } catch {
    return undefined;
  }
}

/** Two programs that are one thing to whoever waits for them. */
export function inSequence(one: Cost, other: Cost): Cost {
  const peaks = [one.peak, other.peak].flatMap((peak) => peak ?? []);
  return {
    seconds: one.seconds + other.seconds,
    peak: peaks.length === 0 ? undefined : Math.max(...peaks),
  };
}
