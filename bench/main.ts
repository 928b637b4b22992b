import { cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";
import { type Block, paragraph, text } from "@infra-tools/report/doc/doc";
import { renderMarkdown } from "@infra-tools/report/render/markdown";
import { renderTerminal } from "@infra-tools/report/render/terminal";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { ProblemError } from "@infra-tools/runtime/problem";
import type { Benchmark } from "./benchmark";
import { largeStates, manySettings } from "./benchmarks/environment-diff";
import { load } from "./benchmarks/load";
import { largeReviews, ownReview } from "./benchmarks/review";
import { compare, sandbox } from "./benchmarks/sandbox";
import { shapes } from "./benchmarks/shapes";
import { synth, types } from "./benchmarks/synth";
import { type BenchOptions, benchHelp, readBenchOptions } from "./options";
import { benchmarkBlock } from "./report";
import { withWorkshop } from "./workshop";

const BENCHMARKS: readonly Benchmark[] = [
  synth,
  types,
  sandbox,
  compare,
  manySettings,
  largeStates,
  ownReview,
  ...largeReviews,
  ...shapes,
  load,
];
const ROOT = join(__dirname, "..", "..");
const GIGABYTE = 1024 ** 3;

/** A wrong command line, as `npm run bench -- --help` says. */
const WRONG_USAGE = 2;

/** `npm run bench -- [name...] [--rounds <n>] [--markdown]`; all benchmarks when none is named. */
async function main(args: readonly string[]): Promise<void> {
  const options = readOrExplain(args);
  if (options === undefined) {
    process.exitCode = WRONG_USAGE;
    return;
  }
  if (options.help) {
    process.stdout.write(`${benchHelp(BENCHMARKS)}\n`);
    return;
  }
  await runAll(options);
}

function readOrExplain(args: readonly string[]): BenchOptions | undefined {
  try {
    return readBenchOptions(args, BENCHMARKS);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    say(error.message);
    return undefined;
  }
}

async function runAll({ chosen, rounds, markdown }: BenchOptions): Promise<void> {
  const blocks: Block[] = [paragraph(text(machine()))];
  await withWorkshop(ROOT, rounds, async (workshop) => {
    for (const benchmark of chosen) {
      say(`${benchmark.name} ...`);
      blocks.push(await runOne(benchmark, () => benchmark.run(workshop)));
    }
  });
  blocks.push(paragraph(text(`Load average at the end: ${loads()}.`)));
  const doc = { title: `Benchmarks, ${rounds} rounds`, blocks };
  const output = markdown
    ? renderMarkdown(doc, { budget: 100_000 })
    : renderTerminal(doc, {
        color: process.stdout.isTTY === true,
        width: process.stdout.columns ?? 130,
        details: true,
      });
  process.stdout.write(`${output.trimEnd()}\n`);
}

/** One benchmark that fails does not take the others' figures away. */
async function runOne(benchmark: Benchmark, run: () => ReturnType<Benchmark["run"]>): Promise<Block> {
  try {
    return benchmarkBlock({ ...benchmark, rows: await run() });
  } catch (error) {
    process.exitCode = EXIT.error;
    const reason = error instanceof Error ? error.message : String(error);
    return {
      kind: "section",
      title: [text(benchmark.title)],
      blocks: [{ kind: "code", text: `failed: ${reason}` }],
    };
  }
}

function machine(): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / GIGABYTE);
  return `${cpus().length} cores (${cpu?.model.trim() ?? "unknown"}), ${memory} GB, Node ${process.versions.node}; load average at the start: ${loads()}.`;
}

function loads(): string {
  return loadavg()
    .map((load) => load.toFixed(1))
    .join(", ");
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  say(error instanceof ProblemError ? error.message : String(error instanceof Error ? error.stack : error));
  process.exitCode = EXIT.error;
});
