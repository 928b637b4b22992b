import type { Delta } from "@infra-tools/terraform-plan/compare/delta";
import type { Path } from "@infra-tools/terraform-plan/path";
import { deltaKey, overlaps } from "../../src/cause/path-match";

describe("paths overlap", () => {
  const web = { element: "name=web" };
  const api = { element: "name=api" };
  test.each<[boolean, string, Path, Path]>([
    [true, "when they are equal", ["disk", "size"], ["disk", "size"]],
    [true, "when one leads to the other", ["disk"], ["disk", "size"]],
    [true, "when one is the whole resource", [], ["disk", "size"]],
    [true, "in any two positions", ["env", 0, "value"], ["env", 1, "value"]],
    [true, "in a position and a named element", ["env", 0, "value"], ["env", web, "value"]],
    [true, "in the same named element", ["env", web], ["env", web, "value"]],
    [false, "not in two attributes", ["disk", "size"], ["disk", "type"]],
    [false, "not in two named elements", ["env", web, "value"], ["env", api, "value"]],
    [false, "not in two attributes of any two positions", ["env", 0, "name"], ["env", 1, "value"]],
    [false, "not in a position and an attribute", ["env", 0], ["env", "value"]],
    [false, "not in a named element and an attribute", ["env", web], ["env", "value"]],
  ])("%s: %s", (expected, _label, a, b) => {
    expect(overlaps(a, b)).toBe(expected);
    expect(overlaps(b, a)).toBe(expected);
  });
});

describe("the key of a difference", () => {
  const delta: Delta = { path: ["env", 0, "value"], kind: "changed", before: "a", after: "b" };

  test.each<[string, Partial<Delta>]>([
    ["another position", { path: ["env", 3, "value"] }],
    ["a mark for printing", { multiline: true }],
  ])("is the same for %s", (_label, change) => {
    expect(deltaKey({ ...delta, ...change })).toBe(deltaKey(delta));
  });

  test.each<[string, Partial<Delta>]>([
    ["another attribute", { path: ["env", 0, "name"] }],
    ["the element itself", { path: ["env", 0] }],
    ["a named element", { path: ["env", { element: "name=web" }, "value"] }],
    ["a key like a position", { path: ["env", "#", "value"] }],
    ["a key of two words that are one path", { path: ["env", 0, "value/x"] }],
    ["another kind", { kind: "order" }],
    ["another value before", { before: "c" }],
    ["another value after", { after: "c" }],
    ["both values swapped", { before: "b", after: "a" }],
  ])("is another for %s", (_label, change) => {
    expect(deltaKey({ ...delta, ...change })).not.toBe(deltaKey(delta));
  });

  test("tells named elements apart, and a key from two steps", () => {
    const key = (path: Path) => deltaKey({ ...delta, path });
    expect(key(["env", { element: "name=web" }])).not.toBe(key(["env", { element: "name=api" }]));
    expect(key(["a", "b"])).not.toBe(key(["ab"]));
    expect(key(["env", { element: "a" }])).not.toBe(key(["env", "[a]"]));
  });
});
