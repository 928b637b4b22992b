import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";

/** Cost of one run of a program. */
export interface Cost {
  readonly seconds: number;
  /**
   * Processor time of the program and its children, in seconds: what stays comparable on a busy machine. It misses
   * what came after the last look, up to 0.02 s. Undefined where /proc is missing.
   */
  readonly processor: number | undefined;
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

/** Sampling interval. A shorter one costs more than it shows. */
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
  let processor: number | undefined;
  const sample = (): void => {
    const use = child.pid === undefined ? undefined : useOfTree(child.pid);
    if (use === undefined) return;
    peak = Math.max(peak ?? 0, use.memory);
    processor = Math.max(processor ?? 0, use.processor);
  };
  const timer = setInterval(sample, SAMPLE_MS);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", resolve);
    });
    const seconds = (performance.now() - start) / 1000;
    if (code !== null && codes.includes(code)) return { seconds, processor, peak };
    throw new Error(`${command} ${args.join(" ")} ended with ${code}:\n${tail.join("").slice(-2_000)}`);
  } finally {
    clearInterval(timer);
  }
}

interface Use {
  readonly memory: number;
  readonly processor: number;
}

/** Clock ticks in a second, as Linux counts processor time for programs on every architecture that Node runs on. */
const TICKS = 100;
/** Positions of user, system and ended children's times after the program's name in /proc/<pid>/stat. */
const TIMES = [11, 15] as const;

/** Resident memory in bytes and processor time in seconds of a process and all below it, from Linux's /proc. */
function useOfTree(pid: number): Use | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean);
    const ticks = stat
      .slice(stat.lastIndexOf(")") + 2)
      .split(" ")
      .slice(...TIMES)
      .map(Number);
    const use: Use = {
      memory: Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) * 1024,
      processor: ticks.reduce((sum, tick) => sum + tick, 0) / TICKS,
    };
    return children.reduce((sum, child) => plus(sum, useOfTree(Number(child))), use);
  } catch {
    return undefined;
  }
}

function plus(a: Use, b: Use | undefined): Use {
  if (b === undefined) return a;
  return { memory: a.memory + b.memory, processor: a.processor + b.processor };
}
