import type { Benchmark } from "../../bench/benchmark";
import { benchHelp, readBenchOptions } from "../../bench/options";

const BENCHMARKS: readonly Benchmark[] = ["synth", "load"].map((name) => ({
  name,
  title: `title of ${name}`,
  run: async () => [],
}));

const read = (...args: readonly string[]) => {
  const { chosen, ...rest } = readBenchOptions(args, BENCHMARKS);
  return { names: chosen.map(({ name }) => name), ...rest };
};

describe("the command line of the benchmarks", () => {
  it("means everything, five times, when nothing is said", () => {
    expect(read()).toEqual({ names: ["synth", "load"], rounds: 5, markdown: false, help: false });
  });

  it("chooses by name, in any order and once", () => {
    expect(read("load", "--rounds", "10", "load", "--markdown")).toEqual({
      names: ["load"],
      rounds: 10,
      markdown: true,
      help: false,
    });
    expect(read("--rounds=2").rounds).toBe(2);
  });

  it("asks for help by either form", () => {
    expect(read("--help").help).toBe(true);
    expect(read("-h").help).toBe(true);
  });

  it.each([
    [["--round", "3"], "--round: is no option"],
    [["-x"], "-x: is no option"],
    [["--constructor"], "--constructor: is no option"],
    [["--rounds", "0"], "--rounds: must be a whole number of 1 or more (is 0)"],
    [["--rounds", "1e2"], "(is 1e2)"],
    [["--rounds"], "--rounds: must be a whole number of 1 or more\n"],
    [["--markdown=no"], "--markdown: takes no value"],
    [["sinth"], "sinth: is no benchmark\n  -> name one of synth, load"],
  ])("%j is a mistake that is explained", (args, message) => {
    expect(() => read(...args)).toThrow(message);
  });

  it("has all its mistakes told at once", () => {
    expect(() => read("sinth", "--rounds", "x", "--fast")).toThrow(/--rounds[\s\S]*--fast[\s\S]*sinth/);
  });
});

test("the help names every benchmark, option and an example", () => {
  const help = benchHelp(BENCHMARKS);
  for (const part of [
    "synth  title of synth",
    "load   title of load",
    "--rounds <n>",
    "--markdown",
    "-h, --help",
  ]) {
    expect(help).toContain(part);
  }
  expect(help).toContain("npm run bench -- synth own-review --rounds 10");
});
