import * as fc from "fast-check";
import { displayWidth, splitAt } from "../../src/render/width";

test.each([
  ["abc", 3],
  ["größe", 5],
  ["e\u0301", 1],
  ["日本語", 6],
  ["한국", 4],
  ["✅", 2],
  ["👩‍💻", 2],
  ["→ é", 3],
  ["• a » b … · →", 13],
])("%s takes the columns that a terminal gives it", (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

test("splits anywhere without losing or tearing characters", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", minLength: 1 }),
      fc.integer({ min: 2, max: 20 }),
      (text, width) => {
        const [head, tail] = splitAt(text, width);
        expect(head + tail).toBe(text);
        expect(head).not.toBe("");
        expect(displayWidth(head)).toBeLessThanOrEqual(width);
      },
    ),
  );
});
