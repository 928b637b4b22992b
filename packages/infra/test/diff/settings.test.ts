import { covers, differingSettings, withSettings } from "@infra-tools/environment-diff/settings";
import fc from "fast-check";
import { fieldDoc } from "../../../../environments/field-doc";
import { DATA } from "./support/environments";

describe("settings that differ", () => {
  it("are leaves, with what the schema says about them", () => {
    const settings = differingSettings(DATA.pre, DATA.ops, fieldDoc);
    const memory = settings.find(({ path }) => path === "redis.memorySizeGb");
    expect(memory).toMatchObject({ a: 2, b: 8, doc: { unit: "GB" } });
    expect(settings.find(({ path }) => path === "name")).toMatchObject({ a: "pre", b: "ops" });
  });

  it("are whole groups where the kind differs, and lists are one setting", () => {
    const a = { edge: { kind: "direct", zone: "x" }, ranges: ["a", "b"], same: { kind: "k", inner: 1 } };
    const b = { edge: { kind: "proxy", id: 1 }, ranges: ["a"], same: { kind: "k", inner: 2 } };
    expect(differingSettings(a, b).map(({ path }) => path)).toEqual(["edge", "ranges", "same.inner"]);
  });

  it("may be there on one side only", () => {
    expect(differingSettings({ flags: { a: "1" } }, { flags: { b: "2" } })).toEqual([
      { path: "flags.a", steps: ["flags", "a"], a: "1", b: undefined },
      { path: "flags.b", steps: ["flags", "b"], a: undefined, b: "2" },
    ]);
  });

  it("turn one side into the other when all of them are swapped, whatever the data", () => {
    const data = fc.object({
      maxDepth: 3,
      key: fc.constantFrom("a", "b", "kind", "d"),
      values: [fc.nat(3), fc.boolean()],
    });
    fc.assert(
      fc.property(data, data, (left, right) => {
        const [a, b] = [left, right].map((each) => JSON.parse(JSON.stringify(each)));
        const settings = differingSettings(a, b);
        expect(withSettings(a, settings, "b")).toEqual(b);
        expect(withSettings(b, settings, "a")).toEqual(a);
      }),
    );
  });

  it("are covered by their own name and by their groups'", () => {
    expect(covers("edge", "edge.dns")).toBe(true);
    expect(covers("edge.dns", "edge.dns")).toBe(true);
    expect(covers("edge.d", "edge.dns")).toBe(false);
  });
});
