import * as fc from "fast-check";
import { parsePlan } from "../../src/read/read";
import type { JsonObject } from "../../src/read/shape";
import { withoutUnchanged } from "../../src/read/unchanged";
import type { Json } from "../../src/value";

/** A change as Terraform writes it, key for key. */
function entry(
  name: string,
  before: Json,
  after: Json,
  change: JsonObject = {},
  more: JsonObject = {},
): Json {
  return {
    address: `x_y.${name}`,
    mode: "managed",
    type: "x_y",
    name,
    provider_name: "registry.terraform.io/x/x",
    ...more,
    change: {
      actions: ["no-op"],
      before,
      after,
      after_unknown: {},
      before_sensitive: {},
      after_sensitive: {},
      ...change,
    },
  };
}

const planText = (...changes: readonly Json[]) =>
  JSON.stringify({
    format_version: "1.2",
    resource_changes: [...changes, entry("last", { a: 1 }, { a: 2 })],
  });

const VALUE = { a: "x", list: [{ address: "10.0.0.1", b: { c: '{"address":"' } }], n: null };

test("drops the values of a resource that stays as it is, and nothing else of it", () => {
  const short = JSON.parse(withoutUnchanged(planText(entry("a", VALUE, VALUE))));
  const { address, type, change } = short.resource_changes[0];
  expect([address, type]).toEqual(["x_y.a", "x_y"]);
  expect(change).toEqual({ actions: ["no-op"], before: null, after: null });
});

test.each([
  ["values that differ", entry("a", VALUE, { ...VALUE, a: "y" })],
  ["another action", entry("a", VALUE, VALUE, { actions: ["update"] })],
  ["a sensitive value", entry("a", VALUE, VALUE, { before_sensitive: { a: true }, after_sensitive: {} })],
  ["a mask of another shape", entry("a", VALUE, VALUE, { before_sensitive: "true" })],
  ["an import", entry("a", VALUE, VALUE, { importing: { id: "i" } })],
  ["values that are no object", entry("a", "x", "x")],
])("keeps a change with %s", (_, change) => {
  const text = planText(change);
  expect(withoutUnchanged(text)).toBe(text);
});

test("keeps a change whose values only seem to be one text", () => {
  const text = planText(entry("a", "PLACE", "PLACE")).replaceAll('"PLACE"', '{},"actions":["delete"],"x":{}');
  expect(withoutUnchanged(text)).toBe(text);
  expect(parsePlan(text, { label: "x" }).problems).not.toEqual([]);
});

test("keeps a moved resource, and a text that ends in the middle", () => {
  const moved = planText(entry("b", VALUE, VALUE)).replace(
    '"address":"x_y.b",',
    '"address":"x_y.b","previous_address":"x_y.a",',
  );
  expect(withoutUnchanged(moved)).toBe(moved);
  const text = planText(entry("a", VALUE, VALUE));
  for (const end of [200, 300, 400]) expect(withoutUnchanged(text.slice(0, end))).toBe(text.slice(0, end));
});

test("leaves what a review reads of any plan as it is", () => {
  const value = fc.oneof(
    fc.object({ maxDepth: 3 }).map((made): Json => JSON.parse(JSON.stringify(made))),
    fc.constant<Json>(VALUE),
  );
  const mask = fc.constantFrom<Json>({}, { a: true }, { list: [{}] }, true, false, "true", null);
  const change = fc
    .tuple(
      fc.constantFrom("a", "b", 'c["d"]'),
      value,
      value,
      fc.boolean(),
      mask,
      fc.constantFrom("no-op", "update"),
    )
    .map(([name, before, other, isSame, marked, action]) =>
      entry(name, before, isSame ? before : other, {
        actions: [action],
        before_sensitive: marked,
        after_sensitive: marked,
      }),
    );
  fc.assert(
    fc.property(fc.array(change, { maxLength: 6 }), (changes) => {
      const text = planText(...changes);
      // With white space it is read as a whole.
      const spaced = JSON.stringify(JSON.parse(text), undefined, 1);
      expect(withoutUnchanged(spaced)).toBe(spaced);
      expect(parsePlan(text, { label: "x" })).toEqual(parsePlan(spaced, { label: "x" }));
    }),
  );
});
