import { readFileSync } from "node:fs";
import { join } from "node:path";
import { judgeParity, readParity } from "@infra-tools/environment-diff/parity/parity";
import { differingSettings } from "@infra-tools/environment-diff/settings";
import { ProblemError } from "@infra-tools/runtime/problem";
import { fieldDoc } from "../../../../../environments/field-doc";
import { DATA } from "../support/environments";

const isSetting = (path: string) => fieldDoc(path.split(".")) !== undefined;

function problemsOf(text: string): readonly string[] {
  try {
    readParity("parity.yaml", text, isSetting);
    return [];
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return error.problems.map(({ where, rule }) => `${where}: ${rule}`);
  }
}

describe("the repository's parity file", () => {
  it("expects exactly what differs between pre and ops", () => {
    const text = readFileSync(join(__dirname, "../../../../../environments/parity.yaml"), "utf8");
    const verdict = judgeParity(
      differingSettings(DATA.pre, DATA.ops),
      readParity("parity.yaml", text, isSetting),
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
    const verdict = judgeParity(settings, { identity: ["name"], expected: [] });
    expect(verdict.unexpected.map(({ path }) => path)).toEqual(["redis.memorySizeGb"]);
    const expected = [{ settings: ["redis"], reason: "tests" }];
    const other = judgeParity(settings, { identity: ["name"], expected });
    expect(other.unexpected).toEqual([]);
    expect(other.reasons.get("redis.memorySizeGb")).toBe("tests");
  });

  it("has stale entries named", () => {
    const expected = [{ settings: ["redis", "edge.dns"], reason: "tests" }];
    expect(judgeParity(settings, { identity: [], expected }).stale).toEqual(["edge.dns"]);
  });

  it("is refused with everything that is wrong with it", () => {
    expect(problemsOf("identity: [name]\nexpected: []")).toEqual([]);
    expect(problemsOf("")).toEqual([]);
    expect(problemsOf("expected: [{settings: [redis.memorySizeGb]}]")).toHaveLength(1);
    expect(problemsOf("identity: [nmae, redis.memory]")).toEqual([
      "parity.yaml: nmae: no environment has this setting",
      "parity.yaml: redis.memory: no environment has this setting",
    ]);
    expect(problemsOf("identity: [name, name]")).toEqual(
      expect.arrayContaining(["parity.yaml: name: stands in the file twice"]),
    );
    expect(problemsOf("identity: [")).not.toEqual([]);
    expect(problemsOf("surprise: 1")).toHaveLength(1);
  });
});
