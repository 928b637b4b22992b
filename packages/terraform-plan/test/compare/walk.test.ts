import { compare } from "../../src/compare/compare";
import type { DeltaKind } from "../../src/compare/delta";
import { descend, report, startWalk } from "../../src/compare/walk";

const nothing = () => undefined;

test.each<[DeltaKind, boolean]>([
  ["added", false],
  ["removed", false],
  ["changed", false],
  ["unknown", false],
  ["sensitive", false],
  ["reordered", true],
  ["empty", true],
  ["formatting", true],
])("a difference of the kind %s is hidden: %s", (kind, isHidden) => {
  const walk = startWalk({}, nothing);
  report(walk, kind, 1, 2);
  const delta = { path: [], kind, before: 1, after: 2 };
  expect([walk.deltas, walk.hidden]).toStrictEqual(isHidden ? [[], [delta]] : [[delta], []]);
});

test("a difference has the place of the walk when it was reported, and what is said about its text", () => {
  const walk = startWalk({}, (inner, before, after) =>
    report(inner, "changed", before, after, { asText: true }),
  );
  descend(walk, "a", 1, 2);
  walk.embedded = { format: "json", depth: 0 };
  descend(walk, 3, 3, 4);
  expect(walk.deltas).toStrictEqual([
    { path: ["a"], kind: "changed", before: 1, after: 2, asText: true },
    { path: [3], kind: "changed", before: 3, after: 4, asText: true, embedded: { format: "json", depth: 0 } },
  ]);
  expect(walk.steps).toEqual([]);
});

test.each([
  ["command", {}, true],
  ["args", {}, true],
  ["arguments", {}, true],
  ["entrypoint", {}, true],
  ["entryPoint", {}, true],
  ["init_container", {}, true],
  ["initContainers", {}, true],
  ["containers", {}, false],
  ["steps", {}, false],
  ["steps", { ordered: ["steps"] }, true],
  ["args", { ordered: ["steps"] }, true],
  ["containers", { ordered: ["steps"] }, false],
])("the order of %s with %j means something: %s", (name, options, isOrdered) => {
  const kinds = compare({ [name]: ["a", "b"] }, { [name]: ["b", "a"] }, options).deltas.map(
    ({ kind }) => kind,
  );
  expect(kinds.length > 0).toBe(isOrdered);
});
