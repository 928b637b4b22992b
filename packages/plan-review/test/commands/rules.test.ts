import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Context, Parsed } from "@infra-tools/runtime/command-line/command";
import { ProblemError } from "@infra-tools/runtime/problem";
import { recordingContext } from "../../../runtime/test/support/context";
import { rules } from "../../src/commands/rules";
import { RULES } from "../../src/rules";

async function run(parsed: Partial<Parsed>, given: Partial<Context> = {}) {
  const context = recordingContext(given);
  const outcome = await rules.run(context, { arguments: [], options: {}, ...parsed });
  return { outcome, printed: context.printed.join("\n") };
}

it("lists every rule with its severity", async () => {
  const { outcome, printed } = await run({});
  expect(outcome.code).toBe(0);
  for (const { id, title } of RULES) {
    expect(printed).toContain(id);
    expect(printed).toContain(title);
  }
});

it("explains one rule with both examples", async () => {
  const { printed } = await run({ arguments: ["retention-reduced"] });
  expect(printed).toContain("backup_retention_period: 30 -> 7");
  expect(printed).toContain("backup_retention_period: 7 -> 30");
});

it("prints nothing but the result with --json", async () => {
  const { outcome, printed } = await run({ arguments: ["data-destroyed"] }, { json: true });
  expect(printed).toBe("");
  expect(outcome.result).toMatchObject({ rules: [{ id: "data-destroyed", severity: "danger" }] });
});

it("names near rules for an unknown id", async () => {
  const problem = run({ arguments: ["retention-lowered"] });
  await expect(problem).rejects.toThrow(ProblemError);
  await expect(problem).rejects.toThrow(/retention-reduced/);
});

describe("test", () => {
  const file = (after: string) => `
rules:
  - { id: team-size, title: T, type: x_store, severity: danger, message: M., advice: A., after: { size: 2 },
      examples: { bad: [{ after: { size: 2 } }], fine: [{ after: { size: ${after} } }] } }
`;

  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "rules-"));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const test = (content: string) => {
    writeFileSync(join(folder, "review.yaml"), content);
    return run({ arguments: ["test"] }, { root: folder, cwd: folder });
  };

  it("runs the examples of the team's rules", async () => {
    const { outcome, printed } = await test(file("3"));
    expect(outcome).toMatchObject({ code: 0, problems: [] });
    expect(printed).toContain("2 of 2 examples of 1 rule are as expected");
  });

  it("exits 1 and names the examples that are not as expected", async () => {
    const { outcome } = await test(file("2"));
    expect(outcome).toMatchObject({
      code: 1,
      problems: [{ where: "review.yaml > rules > 0 > examples > fine > 0", value: "team-size" }],
    });
  });
});
