import { defineCommand } from "../../src/command-line/command";
import { rest } from "../../src/command-line/parameter";
import { parse } from "../../src/command-line/parser";

const review = defineCommand({
  description: "Reviews.",
  arguments: { plan: rest("plans") },
  options: {},
  examples: [],
  run: async () => ({ code: 0 }),
});

/** Commands that a command line loads, and the one that it runs, or how it exits. */
async function parsed(...argv: readonly string[]) {
  const loads: string[] = [];
  const runs: string[] = [];
  const entry = (name: string) => ({
    name,
    summary: name,
    load: async () => {
      loads.push(name);
      return review;
    },
  });
  const program = {
    name: "program",
    description: "Reviews.",
    version: "1",
    commands: [entry("review"), entry("rules")],
    defaultCommand: "review",
  };
  jest.spyOn(process.stdout, "write").mockReturnValue(true);
  jest.spyOn(process.stderr, "write").mockReturnValue(true);
  jest.spyOn(process, "exit").mockImplementation((code) => {
    throw new Error(`exit ${code}`);
  });
  const run = async (name: string) => {
    runs.push(name);
  };
  await parse(program, argv, run).catch((error: Error) => runs.push(error.message));
  return { loads, runs };
}

afterEach(() => jest.restoreAllMocks());

it.each<[readonly string[], readonly string[], string]>([
  [["--help"], [], "exit 0"],
  [["-h"], [], "exit 0"],
  [["--version"], [], "exit 0"],
  [["rules", "--help"], ["rules"], "exit 0"],
  [["rules", "a.json"], ["rules"], "rules"],
  [["a.json"], ["review"], "review"],
  [["a.json", "--help"], ["review"], "exit 0"],
  [[], ["review"], "review"],
])("%j loads %j", async (argv, loads, outcome) => {
  expect(await parsed(...argv)).toEqual({ loads, runs: [outcome] });
});
