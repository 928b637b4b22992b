import { cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Block, paragraph, text } from "../tools/shared/doc/doc";
import { renderMarkdown } from "../tools/shared/render/markdown";
import { renderTerminal } from "../tools/shared/render/terminal";
import type { Benchmark } from "./benchmark";
import { load } from "./benchmarks/load";
import { largeReviews, ownReview } from "./benchmarks/review";
import { compare, sandbox } from "./benchmarks/sandbox";
import { synth, types } from "./benchmarks/synth";
import { benchmarkBlock } from "./report";
import { withWorkshop } from "./workshop";

const BENCHMARKS: readonly Benchmark[] = [synth, types, sandbox, compare, ownReview, ...largeReviews, load];
const ROOT = join(__dirname, "..", "..");
const GIGABYTE = 1024 ** 3;

/** `npm run bench -- [name...] [--rounds <n>] [--markdown]`; all benchmarks when none is named. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { rounds: { type: "string", default: "5" }, markdown: { type: "boolean", default: false } },
  });
  const unknown = positionals.filter((name) => BENCHMARKS.every((benchmark) => benchmark.name !== name));
  const rounds = Number(values.rounds);
  if (unknown.length > 0 || !Number.isInteger(rounds) || rounds < 1) {
    const names = BENCHMARKS.map(({ name }) => name).join(" | ");
    say(`usage: npm run bench -- [${names}]... [--rounds <1 or more>] [--markdown]`);
    process.exitCode = 1;
    return;
  }
  const chosen = BENCHMARKS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  const blocks: Block[] = [paragraph(text(machine()))];
  await withWorkshop(ROOT, rounds, async (workshop) => {
    for (const benchmark of chosen) {
      say(`${benchmark.name} ...`);
      blocks.push(await runOne(benchmark, () => benchmark.run(workshop)));
    }
  });
  blocks.push(paragraph(text(`Load average at the end: ${loads()}.`)));
  const doc = { title: `Benchmarks, ${rounds} rounds`, blocks };
  const output = values.markdown
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
    process.exitCode = 1;
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

void main();
