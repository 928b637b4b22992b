import { compare } from "@infra-tools/terraform-plan/compare/compare";
import type { Value } from "@infra-tools/terraform-plan/value";
import fc from "fast-check";
import { differsInWord } from "../../src/state/differs-in-word";

const scalar: fc.Arbitrary<Value> = fc.oneof(
  fc.constantFrom<Value>(
    "",
    "a",
    "A",
    "true",
    "True",
    "null",
    "yes",
    "1",
    "1.0",
    "{}",
    "[]",
    '{"a":1}',
    "a: 1",
    "- a",
    1,
    null,
    true,
  ),
  fc.string(),
);
const list = fc.array(scalar, { maxLength: 3 });
const block = fc.record({ name: scalar, zones: list }, { requiredKeys: [] });
const object = fc.record(
  { id: scalar, tags: block, policy: scalar, blocks: fc.array(block, { maxLength: 2 }) },
  { requiredKeys: [] },
);

describe("objects that differ in a word", () => {
  it("differ in every comparison", () => {
    let differing = 0;
    fc.assert(
      fc.property(object, object, (a, b) => {
        if (!differsInWord(a, b)) return;
        differing += 1;
        expect(compare(a, b).deltas).not.toEqual([]);
      }),
      { numRuns: 1_000 },
    );
    expect(differing).toBeGreaterThan(30);
  });

  it.each<[boolean, string, Value, Value]>([
    [true, "an id", { id: "projects/pre", size: 1 }, { id: "projects/ops", size: 1 }],
    [true, "a member of a block", { meta: { name: "a-pre" } }, { meta: { name: "a-ops" } }],
    [false, "nothing", { id: "same", size: 1 }, { id: "same", size: 2 }],
    [false, "an order that may mean nothing", { zones: ["a", "b"] }, { zones: ["b", "a"] }],
    [false, "a document", { policy: '{"a":1}' }, { policy: '{"a": 1}' }],
    [false, "an attribute that one side lacks", { id: "a" }, {}],
  ])("%s: %s", (expected, _, a, b) => {
    expect(differsInWord(a, b)).toBe(expected);
  });
});
