import { parseArgs } from "node:util";
import { type Problem, ProblemError } from "@infra-tools/runtime/problem";
import type { Benchmark } from "./benchmark";

/** Options of the command line. */
export interface BenchOptions {
  readonly help: boolean;
  /** In the order of the list of benchmarks; all of them when none was named. */
  readonly chosen: readonly Benchmark[];
  readonly rounds: number;
  readonly markdown: boolean;
}

const COMMAND = "npm run bench --";
const DEFAULT_ROUNDS = 5;

const OPTIONS = {
  rounds: { type: "string" },
  markdown: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

/**
 * Reads the command line.
 * @throws ProblemError naming everything in it that is wrong
 */
export function readBenchOptions(args: readonly string[], benchmarks: readonly Benchmark[]): BenchOptions {
  const { tokens } = parseArgs({
    args: [...args],
    options: OPTIONS,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const problems: Problem[] = [];
  const names: string[] = [];
  const flags = new Set<string>();
  let rounds = DEFAULT_ROUNDS;
  for (const token of tokens) {
    if (token.kind === "positional") names.push(token.value);
    if (token.kind !== "option") continue;
    if (!Object.hasOwn(OPTIONS, token.name)) problems.push(unknownOption(token.rawName));
    else if (token.name !== "rounds" && token.value !== undefined)
      problems.push(unwantedValue(token.rawName));
    else if (token.name !== "rounds") flags.add(token.name);
    else if (isCount(token.value)) rounds = Number(token.value);
    else problems.push(badRounds(token.value));
  }
  const unknown = names.filter((name) => benchmarks.every((benchmark) => benchmark.name !== name));
  if (unknown.length > 0) problems.push(unknownNames(unknown, benchmarks));
  if (problems.length > 0) throw new ProblemError(problems);
  return {
    help: flags.has("help"),
    chosen: benchmarks.filter(({ name }) => names.length === 0 || names.includes(name)),
    rounds,
    markdown: flags.has("markdown"),
  };
}

/** The text of `--help`. */
export function benchHelp(benchmarks: readonly Benchmark[]): string {
  return [
    `usage: ${COMMAND} [name...] [--rounds <n>] [--markdown]`,
    "",
    "Measures this project's programs against yardsticks and targets; docs/bench.md says how to read it.",
    "",
    "benchmarks, all of them when none is named:",
    ...table(benchmarks.map(({ name, title }) => [name, title])),
    "",
    "options:",
    ...table([
      ["--rounds <n>", `how often each thing is measured (default: ${DEFAULT_ROUNDS})`],
      ["--markdown", "print the tables as Markdown"],
      ["-h, --help", "print this text"],
    ]),
    "",
    "examples:",
    ...table([
      ["npm run bench", "everything; best when nothing else runs"],
      [`${COMMAND} synth own-review --rounds 10`, "some of it, more often"],
      [`${COMMAND} sandbox --markdown`, "as Markdown"],
    ]),
    "",
    "exit codes: 0 measured, 1 a benchmark failed, 2 a wrong name or option",
  ].join("\n");
}

function table(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}

function isCount(value: string | undefined): boolean {
  return value !== undefined && /^\d+$/.test(value) && Number(value) >= 1;
}

function unknownOption(name: string): Problem {
  return { where: name, rule: "is no option of the benchmarks", fix: `see ${COMMAND} --help` };
}

function unwantedValue(name: string): Problem {
  return { where: name, rule: "takes no value", fix: `write ${name} alone` };
}

function badRounds(value: string | undefined): Problem {
  return {
    where: "--rounds",
    ...(value === undefined ? {} : { value }),
    rule: "must be a whole number of 1 or more",
    fix: `leave it out for ${DEFAULT_ROUNDS}`,
  };
}

function unknownNames(names: readonly string[], benchmarks: readonly Benchmark[]): Problem {
  return {
    where: names.join(", "),
    rule: names.length === 1 ? "is no benchmark" : "are no benchmarks",
    fix: `name one of ${benchmarks.map(({ name }) => name).join(", ")}`,
  };
}
