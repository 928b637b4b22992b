import { join } from "node:path";
import { publishedSchema } from "../../runtime/test/support/published-schema";
import { REVIEW_SCHEMA } from "../src/config/schema";
import { reviewJson } from "../src/outputs/json";
import { REVIEW_OUTPUT_SCHEMA, REVIEW_RESULT_SCHEMA } from "../src/outputs/json-schema";
import { planJson, resource, reviewOf } from "./report/plans";

const FOLDER = join(__dirname, "..", "schemas");

it("publishes the form of review.yaml as the code reads it", () => {
  const { expected, published } = publishedSchema({
    file: join(FOLDER, "review.schema.json"),
    title: "review.yaml of plan-review",
    schema: REVIEW_SCHEMA,
    isOpen: false,
  });
  expect(published).toBe(expected);
});

it("publishes the form of --json", () => {
  const { expected, published } = publishedSchema({
    file: join(FOLDER, "review-output.schema.json"),
    title: "What plan-review --json prints",
    schema: REVIEW_OUTPUT_SCHEMA,
    isOpen: true,
  });
  expect(published).toBe(expected);
});

describe("the JSON of a review", () => {
  const update = resource("x_store.a", ["update"], { before: { size: 1, key: "a" }, after: { size: 2 } });
  const replaced = resource("x_store.b", ["delete", "create"], {
    before: { name: "a" },
    after: { name: "b" },
    after_unknown: { id: true },
    replace_paths: [["name"]],
  });
  const imported = resource("x_store.c", ["no-op"], {
    before: { name: "c" },
    after: { name: "c" },
    importing: { id: "c" },
  });

  it.each<[string, Parameters<typeof planJson>]>([
    ["changes", [[update, replaced, imported]]],
    [
      "drift and outputs",
      [[], { resource_drift: [update], output_changes: { o: { actions: ["update"], before: 1, after: 2 } } }],
    ],
    [
      "deferred changes",
      [[], { deferred_changes: [{ reason: "instance_count_unknown", resource_change: update }] }],
    ],
    ["entries that cannot be read", [[{ address: "x_store.a", change: "?" }, update]]],
    ["nothing", [[]]],
  ])("has the fields of its schema, and no others, for %s", (_, [changes, more]) => {
    const parsed = REVIEW_RESULT_SCHEMA.safeParse(reviewJson(reviewOf({ ops: planJson(changes, more) })));
    expect(parsed.error?.issues ?? []).toEqual([]);
  });
});
