import { readFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "@swc/core";
import fc from "fast-check";
import { type Edit, editData } from "../../../src/ops/restore/edit-data";

const ENVIRONMENTS = join(__dirname, "../../../../../environments");

const FILE = `import type { EnvironmentData } from "./environment";

/** A brace in a comment: { and "quotes". */
export const ops: EnvironmentData = {
  name: "ops", // the name: "x", with a comma
  database: {
    // A comment with a brace }.
    instanceName: "packagecloud-f05c90f5",
    flags: { sql_mode: "A,B}", "quoted key": 'it\\'s' },
    passwordGenerations: [1],
  },
  previousVersions: { licence: 1, databasePassword: 2 },
};
`;

function edited(edits: readonly Edit[], source = FILE): string {
  const result = editData(source, edits);
  if ("rule" in result) throw new Error(result.rule);
  return result.source;
}

/** What a file says, read by a compiler instead of by us. */
function evaluated(source: string): Record<string, unknown> {
  const { code } = transformSync(source, {
    jsc: { parser: { syntax: "typescript" } },
    module: { type: "commonjs" },
  });
  const exports: Record<string, unknown> = {};
  new Function("exports", "require", code)(exports, () => ({}));
  const [data] = Object.values(exports);
  return JSON.parse(JSON.stringify(data));
}

describe("an edit of an environment's file", () => {
  it("changes a value and nothing else", () => {
    const after = edited([{ path: ["database", "instanceName"], value: '"clone"' }]);
    expect(after).toBe(FILE.replace('"packagecloud-f05c90f5"', '"clone"'));
  });

  it("adds what is missing at the end of its object, in one line and in several", () => {
    expect(edited([{ path: ["adopt"], value: "{}" }])).toContain("databasePassword: 2 },\n  adopt: {},\n};");
    expect(edited([{ path: ["previousVersions", "gpgKey"], value: "3" }])).toContain(
      "{ licence: 1, databasePassword: 2, gpgKey: 3 },",
    );
    expect(edited([{ path: ["database", "tier"], value: '"db"' }])).toContain(
      'passwordGenerations: [1],\n    tier: "db",\n  },',
    );
  });

  it("removes a setting with its comma and its line", () => {
    expect(edited([{ path: ["previousVersions"], value: undefined }])).toContain("  },\n};");
    expect(edited([{ path: ["previousVersions", "databasePassword"], value: undefined }])).toContain(
      "previousVersions: { licence: 1",
    );
    expect(edited([{ path: ["nothing"], value: undefined }])).toBe(FILE);
  });

  it.each([
    ["export const ops = build();", "must declare its data"],
    ["const a: EnvironmentData = { database: build() };", "must write database as an object literal"],
    ["const a: EnvironmentData = { name: 1 };", "must have database"],
    ["const a: EnvironmentData = { name: (1 };", "brackets and quotes match"],
  ])("says why it cannot edit %s", (source, rule) => {
    expect(editData(source, [{ path: ["database", "tier"], value: "1" }])).toEqual({
      rule: expect.stringContaining(rule),
    });
  });

  it.each(["ops", "pre"])("leaves every other setting of %s as it was", (name) => {
    const source = readFileSync(join(ENVIRONMENTS, `${name}.ts`), "utf8");
    const before = evaluated(source);
    const leaves = paths(before);
    fc.assert(
      fc.property(fc.constantFrom(...leaves), (path) => {
        const after = evaluated(edited([{ path, value: '"changed"' }], source));
        expect(after).toEqual(withValue(before, path, "changed"));
      }),
      { numRuns: 25 },
    );
  });
});

/** Paths of settings that are in an object all the way. */
function paths(value: unknown, prefix: readonly string[] = []): readonly (readonly string[])[] {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return [prefix];
  return Object.entries(value).flatMap(([key, inner]) => paths(inner, [...prefix, key]));
}

function withValue(value: unknown, [key, ...rest]: readonly string[], next: unknown): unknown {
  if (key === undefined) return next;
  const record: Record<string, unknown> = { ...Object(value) };
  return { ...record, [key]: withValue(record[key], rest, next) };
}
