import * as fc from "fast-check";
import { pathAround, scanJson } from "../../src/json/scan";

describe("scanning a JSON text", () => {
  test.each([
    ['{"a":1,"a":2}', "a"],
    ['{"b":1,"a":2,"b":3}', "b"],
    ['{"x":[{"a":{"a":1}},{"a":1,"c":{},"a":2}]}', "a"],
    ['{"a" : 1 ,\n "\\u0061": 2}', "a"],
    ['{"q\\"":1,"q\\"":2}', 'q"'],
  ])("finds the key that occurs twice: %s", (text, key) => {
    expect(scanJson(text).duplicate?.key).toBe(key);
  });

  test.each([
    '{"a":{"a":1},"b":{"a":1}}',
    '[{"a":1},{"a":1}]',
    '{"a":"a\\":","b":"a"}',
    '{"a":"x\\\\","b":"{\\"b\\":1}"}',
  ])("finds none in %s", (text) => {
    expect(scanJson(text).duplicate).toBeUndefined();
  });

  test("finds none in any printed value, and one in each whose last key is repeated", () => {
    fc.assert(
      fc.property(
        fc.json({ maxDepth: 6 }),
        fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }),
        (text, object) => {
          expect(scanJson(text).duplicate).toBeUndefined();
          const last = JSON.stringify(Object.keys(object).at(-1));
          const twice = `${JSON.stringify(object).slice(0, -1)},${last}:0}`;
          expect(scanJson(twice).duplicate?.key).toBe(JSON.parse(last));
        },
      ),
    );
  });

  test("says how deep a text is nested, however deep", () => {
    expect(scanJson('{"a":[{"b":"[[[["}]}').depth).toBe(3);
    expect(scanJson("[".repeat(1_000_000)).depth).toBe(1_000_000);
  });

  test("says which object holds a place", () => {
    const text = '{"resource_changes":[{"a":1},{"change":{"after":{"tags":{"x":1,"x":2}}}}]}';
    const index = scanJson(text).duplicate?.index ?? 0;
    expect(pathAround(text, index)).toEqual(["resource_changes", 1, "change", "after", "tags"]);
  });
});
