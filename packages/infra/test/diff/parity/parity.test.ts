import { readFileSync } from "node:fs";
import { join } from "node:path";
import { judgeParity, readParity } from "@infra-tools/environment-diff/parity/parity";
import { differingSettings } from "@infra-tools/environment-diff/settings";
import { ProblemError } from "@infra-tools/runtime/problem";
import { fieldDoc } from "../../../../../environments/field-doc";
import { DATA } from "../support/environments";

const NAMES = {
  isSetting: (path: string) => fieldDoc(path.split(".")) !== undefined,
  environments: ["pre", "ops", "dev"],
};

/** The pair that is compared where a test does not say which. */
const PRE_OPS = { names: { a: "pre", b: "ops" } };

function problemsOf(text: string): readonly string[] {
  try {
    readParity("parity.yaml", text, NAMES);
    return [];
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return error.problems.map(({ where, value, rule, fix }) => `${where}: ${value} ${rule} -> ${fix}`);
  }
}

describe("the repository's parity file", () => {
  it("expects exactly what differs between pre and ops", () => {
    const text = readFileSync(join(__dirname, "../../../../../environments/parity.yaml"), "utf8");
    const verdict = judgeParity(
      differingSettings(DATA.pre, DATA.ops),
      readParity("parity.yaml", text, NAMES),
      PRE_OPS,
    );
    expect(verdict.unexpected.map(({ path }) => path)).toEqual([]);
    expect(verdict.stale).toEqual([]);
  });
});

describe("a parity file", () => {
  const settings = differingSettings(
    { redis: { memorySizeGb: 1 }, name: "a" },
    { redis: { memorySizeGb: 2 }, name: "b" },
  );

  it("leaves a setting that it does not name unexpected, and one that it names explained", () => {
    const verdict = judgeParity(settings, { identity: ["name"], expected: [] }, PRE_OPS);
    expect(verdict.unexpected.map(({ path }) => path)).toEqual(["redis.memorySizeGb"]);
    const expected = [{ settings: ["redis"], reason: "tests" }];
    const other = judgeParity(settings, { identity: ["name"], expected }, PRE_OPS);
    expect(other.unexpected).toEqual([]);
    expect(other.reasons.get("redis.memorySizeGb")).toBe("tests");
  });

  it("has stale entries named", () => {
    const expected = [{ settings: ["redis", "edge.dns"], reason: "tests" }];
    expect(judgeParity(settings, { identity: [], expected }, PRE_OPS).stale).toEqual(["edge.dns"]);
  });

  it("is judged for the pair that is compared, whatever a third environment does", () => {
    const expected = [
      { settings: ["redis", "edge.dns"], between: ["pre", "ops"], reason: "ops has users" },
      { settings: ["redis"], between: ["pre", "dev"], reason: "dev holds nothing" },
    ];
    const parity = { identity: ["name"], expected };
    expect(judgeParity(settings, parity, PRE_OPS)).toMatchObject({ unexpected: [], stale: ["edge.dns"] });
    const dev = judgeParity(settings, parity, { names: { a: "dev", b: "pre" } });
    expect([...dev.reasons]).toEqual([["redis.memorySizeGb", "dev holds nothing"]]);
    expect(dev.stale).toEqual([]);
    const uncovered = judgeParity(settings, parity, { names: { a: "dev", b: "ops" } });
    expect(uncovered.unexpected.map(({ path }) => path)).toEqual(["redis.memorySizeGb"]);
    expect(uncovered.stale).toEqual([]);
  });

  it("has an entry for all environments stale only when no two of them differ", () => {
    const parity = { identity: [], expected: [{ settings: ["edge.dns"], reason: "tests" }] };
    const scope = { ...PRE_OPS, differsAnywhere: (name: string) => name === "edge.dns" };
    expect(judgeParity(settings, parity, scope).stale).toEqual([]);
    expect(judgeParity(settings, parity, PRE_OPS).stale).toEqual(["edge.dns"]);
  });

  it("may give a setting one reason for each pair, but not two", () => {
    const entry = (between: string) => `- {settings: [name], reason: x, between: ${between}}`;
    expect(problemsOf(`expected:\n${entry("[pre, ops]")}\n${entry("[pre, dev]")}`)).toEqual([]);
    expect(problemsOf(`expected:\n${entry("[pre, ops]")}\n${entry("[ops, dev, pre]")}`)).toEqual([
      "parity.yaml: name is listed twice for the same environments -> remove one of the two",
    ]);
    expect(problemsOf(`expected:\n${entry("[pre, prod]")}`)).toEqual([
      "parity.yaml > between: prod must be an environment -> write pre, ops or dev",
    ]);
    expect(problemsOf(`expected:\n${entry("[pre]")}`)).toHaveLength(1);
  });

  it("is refused with everything that is wrong with it", () => {
    expect(problemsOf("identity: [name]\nexpected: []")).toEqual([]);
    expect(problemsOf("")).toEqual([]);
    expect(problemsOf("expected: [{settings: [redis.memorySizeGb]}]")).toEqual([
      "parity.yaml > expected > 0 > reason: undefined is missing -> see docs/diff.md for the form of this value",
    ]);
    expect(problemsOf("expected: [{settings: [name], reasn: x, reason: x}]")).toEqual([
      "parity.yaml > expected > 0: reasn is not a key that is allowed here -> write reason",
    ]);
    expect(problemsOf("identity: [nmae, redis.memory]")).toEqual([
      "parity.yaml: nmae must be a setting of an environment -> correct the path, or remove the entry",
      "parity.yaml: redis.memory must be a setting of an environment -> correct the path, or remove the entry",
    ]);
    expect(problemsOf("identity: [name, name]")).toEqual(
      expect.arrayContaining([
        "parity.yaml: name is listed twice for the same environments -> remove one of the two",
      ]),
    );
    expect(problemsOf("identity: [")).not.toEqual([]);
    expect(problemsOf("surprise: 1")).toHaveLength(1);
  });
});
