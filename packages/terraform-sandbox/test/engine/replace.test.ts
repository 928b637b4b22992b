import { UNKNOWN } from "@infra-tools/terraform-plan/value";
import { requiresReplace } from "../../src/engine/replace";
import type { Block } from "../../src/schemas/model";

const BLOCK: Block = {
  attributes: { name: { type: "string" }, tags: { type: ["map", "string"] } },
  block_types: {
    metadata: { nesting_mode: "list", block: { attributes: { name: { type: "string" } } } },
    rule: {
      nesting_mode: "set",
      block: { attributes: { key: { type: "string" }, value: { type: "string" } } },
    },
    condition: { nesting_mode: "list", block: { attributes: { title: { type: "string" } } } },
  },
};

test.each([
  ["an attribute", ["name"], { name: "a" }, { name: "b" }, [["name"]]],
  ["an attribute that is not known yet", ["name"], { name: "a" }, { name: UNKNOWN }, [["name"]]],
  [
    "a block's attribute, with its position",
    ["metadata.name"],
    { metadata: [{ name: "a" }] },
    { metadata: [{ name: "b" }] },
    [["metadata", 0, "name"]],
  ],
  [
    "something in a set, at the set",
    ["rule.key"],
    { rule: [{ key: "a", value: "1" }] },
    { rule: [{ key: "b", value: "1" }] },
    [["rule"]],
  ],
  [
    "a block that goes",
    ["condition", "condition.title"],
    { condition: [{ title: "a" }] },
    { condition: [] },
    [["condition"]],
  ],
  ["a whole map", ["tags"], { tags: { a: "b" } }, { tags: { a: "c" } }, [["tags"]]],
])("a change of %s replaces", (_, paths, prior, planned, expected) => {
  expect(requiresReplace(BLOCK, paths, prior, planned)).toEqual(expected);
});

test.each([
  ["an attribute that is not in the table", ["metadata.name"], { name: "a" }, { name: "b" }],
  ["nothing", ["name"], { name: "a" }, { name: "a" }],
  ["null for an empty text", ["name"], { name: "" }, { name: null }],
  [
    "the order of a set",
    ["rule.key"],
    { rule: [{ key: "a" }, { key: "b" }] },
    { rule: [{ key: "b" }, { key: "a" }] },
  ],
  [
    "another value beside the key in a set",
    ["rule.key"],
    { rule: [{ key: "a", value: "1" }] },
    { rule: [{ key: "a", value: "2" }] },
  ],
  [
    "a block's content where the table names the block",
    ["condition"],
    { condition: [{ title: "a" }] },
    { condition: [{ title: "b" }] },
  ],
])("a change of %s does not replace", (_, paths, prior, planned) => {
  expect(requiresReplace(BLOCK, paths, prior, planned)).toEqual([]);
});
