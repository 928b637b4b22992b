import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ProblemError } from "@infra-tools/runtime/problem";
import type { Json } from "@infra-tools/terraform-plan/value";
import { type Promotion, promote } from "../../src/promote/promote";
import { literalOf, readSettingsSource } from "../../src/settings-source/source";

const PRE = `export const pre = {
  name: "pre",
  redis: { memoryMb: 4_096, tier: "HA" },
  flags: { slow_log: "on" },
};
`;

const OPS = `export const ops = {
  name: "ops",
  // Assumption: the size.
  redis: { memoryMb: 1024, tier: "BASIC" }, // small
  flags: {
    other: "x", // kept
  },
};
`;

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "promote-"));
  mkdirSync(join(root, "environments"));
  writeFileSync(join(root, "environments/pre.ts"), PRE);
  writeFileSync(join(root, "environments/ops.ts"), OPS);
});

afterEach(() => rmSync(root, { recursive: true }));

function dataOf(text: string, name: string): Json {
  const source = readSettingsSource(text, name);
  return literalOf(source?.root) ?? null;
}

function promoted(settings: readonly string[], more: Partial<Promotion> = {}) {
  return promote({
    root,
    settings,
    from: { name: "pre", data: dataOf(PRE, "pre") },
    to: { name: "ops", data: dataOf(OPS, "ops") },
    identity: ["name"],
    check: () => [],
    ...more,
  });
}

function ops(): string {
  return readFileSync(join(root, "environments/ops.ts"), "utf8");
}

function refusal(work: () => unknown): string {
  try {
    work();
    return "";
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return error.message;
  }
}

it("gives a setting the other environment's value, as that writes it, and keeps every comment", () => {
  expect(promoted(["redis.memoryMb"])).toEqual([
    { path: "redis.memoryMb", before: 1024, after: 4096, line: 4 },
  ]);
  expect(ops()).toBe(OPS.replace("1024", "4_096"));
});

it("takes several settings, whole groups, and settings that only one side has", () => {
  const result = promoted(["redis", "flags.slow_log", "flags.other"]);
  expect(result.map(({ path, line }) => [path, line])).toEqual([
    ["redis", 4],
    ["flags.slow_log", 6],
    ["flags.other", undefined],
  ]);
  expect(ops()).toBe(
    OPS.replace('{ memoryMb: 1024, tier: "BASIC" }', '{ memoryMb: 4_096, tier: "HA" }').replace(
      'other: "x", // kept',
      'slow_log: "on",',
    ),
  );
});

it("writes a default of the schema, which the other file does not hold", () => {
  const data = { ...Object(dataOf(PRE, "pre")), redis: { memoryMb: 1024, tier: "BASIC", auth: true } };
  promoted(["redis.auth"], { from: { name: "pre", data } });
  expect(ops()).toBe(OPS.replace('"BASIC" }', '"BASIC", auth: true }'));
});

it("writes nothing when the settings do not differ", () => {
  expect(promoted(["flags"], { to: { name: "ops", data: dataOf(PRE, "pre") } })).toEqual([]);
  expect(ops()).toBe(OPS);
});

it.each([
  [["name"], "name: only names things, and each environment has its own"],
  [["redis.memory"], "redis.memory: is a setting of neither pre nor ops"],
])("refuses %j and writes nothing", (settings, message) => {
  expect(refusal(() => promoted(["redis.memoryMb", ...settings]))).toContain(message);
  expect(ops()).toBe(OPS);
});

it("refuses a value that breaks a rule of the target, and writes nothing", () => {
  const rule = { where: "ops.redis", rule: "needs more memory for this tier", fix: "raise memoryMb" };
  const check: Promotion["check"] = (data) =>
    JSON.stringify(data).includes('"memoryMb":1024,"tier":"HA"') ? [rule] : [];
  const message = refusal(() => promoted(["redis.tier"], { check }));
  expect(message).toContain("ops.redis: needs more memory for this tier");
  expect(message).toContain("promote the settings together that the rule names");
  expect(ops()).toBe(OPS);
  expect(promoted(["redis.tier", "redis.memoryMb"], { check })).toHaveLength(2);
});

it("refuses what code computes", () => {
  writeFileSync(join(root, "environments/ops.ts"), OPS.replace("1024", "MEMORY"));
  expect(refusal(() => promoted(["redis.memoryMb"]))).toContain(
    "redis.memoryMb must be written as a literal",
  );
});
