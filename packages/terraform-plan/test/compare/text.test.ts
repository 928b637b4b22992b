import * as fc from "fast-check";
import { diffLines } from "../../src/compare/text";

const show = (before: string, after: string) =>
  diffLines(before, after, { context: 1 }).map((line) => `${line.op}${line.text}`);

describe("the difference of two texts", () => {
  test("is told line by line with some lines around it", () => {
    const lines = ["1", "2", "3", "4", "5", "6", "7"];
    expect(show(lines.join("\n"), lines.with(4, "five").join("\n"))).toEqual([
      "gap3 unchanged lines",
      " 4",
      "-5",
      "+five",
      " 6",
    ]);
  });

  test("counts the lines between changes, and none before a change of the first line", () => {
    const lines = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];
    expect(show(lines.join("\n"), lines.with(0, "one").with(4, "five").with(8, "nine").join("\n"))).toEqual([
      "-1",
      "+one",
      " 2",
      "gap1 unchanged line",
      " 4",
      "-5",
      "+five",
      " 6",
      "gap1 unchanged line",
      " 8",
      "-9",
      "+nine",
    ]);
  });

  test("is empty for equal texts, and says when only the last line's end differs", () => {
    expect(show("a\nb", "a\nb")).toEqual([]);
    expect(show("a\nb\nc", "a\nb\nc\n")).toEqual([" c", "+(end of line at the end)"]);
    expect(show("a\nb\n", "a\nb")).toEqual([" b", "-(end of line at the end)"]);
  });

  test("of long texts with nothing in common is the whole of both", () => {
    const text = (word: string) => Array.from({ length: 5_000 }, (_, n) => `${word}${n}`).join("\n");
    const lines = show(text("a"), text("b"));
    expect(lines).toHaveLength(10_000);
    expect([lines[0], lines[4_999], lines[5_000], lines[9_999]]).toEqual(["-a0", "-a4999", "+b0", "+b4999"]);
  });

  test("holds every line that went and came", () => {
    const text = fc.array(fc.constantFrom("a", "b", "c"), { minLength: 1 }).map((lines) => lines.join("\n"));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = diffLines(before, after, { context: 1_000 });
        const side = (op: string) =>
          lines.filter((line) => line.op === op || line.op === " ").map((line) => line.text);
        if (before === after) return;
        expect(side("-")).toEqual(before.split("\n"));
        expect(side("+")).toEqual(after.split("\n"));
      }),
    );
  });
});
