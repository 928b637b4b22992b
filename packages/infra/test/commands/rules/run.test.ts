import { RULES } from "@infra-tools/plan-review/rules";
import { ProblemError } from "@infra-tools/runtime/problem";
import type { Context, Input } from "../../../src/command";
import { runRules } from "../../../src/commands/rules/run";

function run(input: Partial<Input>, more: Partial<Context> = {}) {
  const printed: string[] = [];
  const context: Context = {
    commands: [],
    root: "/nowhere",
    cwd: "/nowhere",
    env: {},
    json: false,
    quiet: true,
    color: false,
    width: 100,
    signal: new AbortController().signal,
    print: (text) => printed.push(text),
    progress: () => {},
    ...more,
  };
  const outcome = runRules(context, { arguments: [], options: {}, ...input });
  return { outcome, printed: printed.join("\n") };
}

it("lists every rule with its severity", () => {
  const { outcome, printed } = run({});
  expect(outcome.code).toBe(0);
  for (const { id, title } of RULES) {
    expect(printed).toContain(id);
    expect(printed).toContain(title);
  }
});

it("explains one rule with both examples", () => {
  const { printed } = run({ arguments: ["retention-reduced"] });
  expect(printed).toContain("retained_backups: 30 -> 7");
  expect(printed).toContain("retained_backups: 7 -> 30");
});

it("prints nothing but the result with --json", () => {
  const { outcome, printed } = run({ arguments: ["data-destroyed"] }, { json: true });
  expect(printed).toBe("");
  expect(outcome.result).toMatchObject({ rules: [{ id: "data-destroyed", severity: "danger" }] });
});

it("names near rules for an unknown id", () => {
  const problem = () => run({ arguments: ["retention-lowered"] });
  expect(problem).toThrow(ProblemError);
  expect(problem).toThrow(/retention-reduced/);
});
