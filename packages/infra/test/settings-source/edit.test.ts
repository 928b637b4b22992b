import { readFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "@swc/core";
import fc from "fast-check";
import { type Edit, editSetting, writtenValue } from "../../src/settings-source/edit";
import { printLiteral } from "../../src/settings-source/print-literal";
import { lineAt, literalOf, readSettingsSource, writtenSetting } from "../../src/settings-source/source";

const TEXT = `import type { Data } from "./data";

/** Größe: ü is two bytes. */
export const ops = {
  name: "ops",
  // Assumption: the size.
  redis: { memorySizeGb: 2, tier: "BASIC" },
  web: {
    // How many, at most.
    maxReplicas: 20_000, // a lot
    "min-replicas": 1,
  },
  ranges: ["a", "b"],
  empty: {},
  size: Number("3"),
} satisfies Data;
`;

function source(text = TEXT, name = "ops") {
  const read = readSettingsSource(text, name);
  if (read === undefined) throw new Error("no such environment");
  return read;
}

function textOf(edit: Edit): string {
  return "text" in edit ? edit.text : edit.refusal;
}

function edited(path: string, value: Parameters<typeof editSetting>[2]): string {
  return textOf(editSetting(source(), path.split("."), value));
}

describe("an edited data file", () => {
  it("has another value in its place, and nothing else", () => {
    expect(edited("redis.memorySizeGb", { value: 8 })).toBe(
      TEXT.replace("memorySizeGb: 2", "memorySizeGb: 8"),
    );
    expect(edited("web.min-replicas", { value: 3 })).toBe(
      TEXT.replace('"min-replicas": 1', '"min-replicas": 3'),
    );
    expect(edited("ranges", { value: ["c"] })).toBe(TEXT.replace('["a", "b"]', '["c"]'));
  });

  it("has the text that another file has, with its spelling and its comments", () => {
    const text = "30_000 /* measured */";
    expect(edited("web.maxReplicas", { text })).toBe(TEXT.replace("20_000", text));
    expect(writtenValue(source(), ["web", "maxReplicas"])).toEqual({ value: 20_000, text: "20_000" });
  });

  it("has a new setting as the last of its group", () => {
    expect(edited("redis.auth", { value: true })).toBe(TEXT.replace('"BASIC" }', '"BASIC", auth: true }'));
    expect(edited("web.cpu", { value: 1 })).toBe(
      TEXT.replace('"min-replicas": 1,\n', '"min-replicas": 1,\n    cpu: 1,\n'),
    );
    expect(edited("empty.a-b", { value: null })).toBe(TEXT.replace("empty: {}", 'empty: { "a-b": null }'));
  });

  it("gets the comma that its last member lacks, and leaves that member's comment with it", () => {
    const text = 'export const ops = {\n  name: "ops" // the name\n};\n';
    expect(textOf(editSetting(source(text), ["size"], { value: 2 }))).toBe(
      'export const ops = {\n  name: "ops", // the name\n  size: 2,\n};\n',
    );
  });

  it("lacks a setting that is removed, with the comment that says what it is", () => {
    expect(edited("web.maxReplicas", undefined)).toBe(
      TEXT.replace("    // How many, at most.\n    maxReplicas: 20_000, // a lot\n", ""),
    );
    expect(edited("redis.memorySizeGb", undefined)).toBe(TEXT.replace("memorySizeGb: 2, ", ""));
    expect(edited("redis.tier", undefined)).toBe(TEXT.replace(', tier: "BASIC"', ""));
    expect(edited("redis.none", undefined)).toBe(TEXT);
  });

  it("is refused where code computes the value, and where the group is missing", () => {
    expect(edited("size", { value: 4 })).toBe("computed");
    expect(edited("none.size", { value: 4 })).toBe("no-group");
    expect(edited("size.unit", { value: 4 })).toBe("no-group");
  });

  it("is that of the environment named, and none where the file has no such environment", () => {
    expect(readSettingsSource(TEXT, "pre")).toBeUndefined();
    expect(() => readSettingsSource("export const", "ops")).toThrow();
  });
});

it("finds the line of a setting, counting characters and not bytes", () => {
  const setting = writtenSetting(source(), ["web", "maxReplicas"]);
  expect(setting && lineAt(source(), setting.property.start)).toBe(10);
});

it("writes any value as a literal that means it, whatever the file has", () => {
  const value = fc.jsonValue().map((json) => JSON.parse(JSON.stringify(json)));
  fc.assert(
    fc.property(value, fc.string({ minLength: 1 }), (after, name) => {
      fc.pre(name !== "__proto__" && !JSON.stringify(after).includes("__proto__"));
      const text = textOf(editSetting(source(), ["web", name], { value: after }));
      expect(literalOf(writtenSetting(source(text), ["web", name])?.value)).toEqual(after);
      expect(printLiteral(after, "")).not.toContain("\n\n");
    }),
  );
});

it.each(["ops", "pre"])("leaves every other setting of %s.ts as it was", (name) => {
  const text = readFileSync(join(__dirname, `../../../../environments/${name}.ts`), "utf8");
  const before = evaluated(text);
  fc.assert(
    fc.property(fc.constantFrom(...paths(before)), (path) => {
      fc.pre(path.join() !== "name");
      const after = textOf(editSetting(source(text, name), path, { value: "changed" }));
      expect(evaluated(after)).toEqual(withValue(before, path, "changed"));
      expect(after.split("\n").filter((line) => line.trim().startsWith("//"))).toEqual(
        text.split("\n").filter((line) => line.trim().startsWith("//")),
      );
    }),
    { numRuns: 25 },
  );
});

/** Value of a file, read by a compiler instead of by us. */
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
