import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { promote } from "../../src/commands/promote";
import { recordingContext } from "../context";

const ROOT = join(__dirname, "../../../..");

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "promote-"));
  cpSync(join(ROOT, "environments"), join(root, "environments"), { recursive: true });
});

afterEach(() => rmSync(root, { recursive: true }));

function run(...words: readonly string[]) {
  const context = recordingContext({ root });
  const outcome = promote.run(context, { arguments: [words], options: { editOnly: true } });
  return { context, outcome };
}

it("changes the data file, and names the entry of the parity file that is stale then", async () => {
  const { context, outcome } = run("redis.memorySizeGb", "monitoring.minRequestsPerSecond", "pre", "ops");
  expect((await outcome).code).toBe(EXIT.changes);
  const text = readFileSync(join(root, "environments/ops.ts"), "utf8");
  const line = text.split("\n").findIndex((each) => each.includes("memorySizeGb: 2,")) + 1;
  expect(context.printed[0]).toBe(`environments/ops.ts:${line} redis.memorySizeGb 8 -> 2`);
  expect(context.printed.at(-1)).toBe(
    "environments/parity.yaml still expects a difference: remove redis.memorySizeGb, monitoring.minRequestsPerSecond",
  );
});

it("says that settings do not differ", async () => {
  const { context, outcome } = run("redis.maintenance", "pre", "ops");
  expect((await outcome).code).toBe(EXIT.ok);
  expect(context.printed).toEqual(["redis.maintenance is the same in pre and ops."]);
});

it.each([
  [["edge.certificate", "pre", "ops"], /promote the settings together/],
  [["name", "pre", "ops"], /only names things/],
  [["pre", "ops"], /needs a setting and two different environments/],
  [["redis", "ops", "ops"], /needs a setting and two different environments/],
  [["redis", "pre", "prod"], /must be the name of an environment/],
])("refuses %j", async (words, message) => {
  await expect(run(...words).outcome).rejects.toThrow(message);
  const text = readFileSync(join(root, "environments/ops.ts"), "utf8");
  expect(text).toBe(readFileSync(join(ROOT, "environments/ops.ts"), "utf8"));
});
