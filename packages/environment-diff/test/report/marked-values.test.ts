import type { Line } from "@infra-tools/report/doc/doc";
import fc from "fast-check";
import { markedValues } from "../../src/report/marked-values";

function words(line: Line): string {
  return line
    .map((each) => (each.kind === "code" && each.marked === true ? `<${each.text}>` : each.text))
    .join("");
}

function marked(a: string, b: string): readonly string[] {
  return markedValues(a, b).map(words);
}

describe("marks in two values", () => {
  it("show each word that differs where both have as many", () => {
    expect(marked("gitlab-pre runs pre", "gitlab-ops runs ops")).toEqual([
      '"gitlab-<pre> runs <pre>"',
      '"gitlab-<ops> runs <ops>"',
    ]);
  });

  it("show what one has more", () => {
    expect(marked("team-pre-alerts", "team-alerts")).toEqual(['"team-<pre->alerts"', '"team-alerts"']);
    expect(marked("a b", "a b c")).toEqual(['"a b"', '"a b< c>"']);
  });

  it("are none where nothing is common", () => {
    expect(markedValues(2, 4).map(words)).toEqual(["2", "4"]);
    expect(markedValues(["x"], { y: 1 }).map(words)).toEqual(['["x"]', '{"y":1}']);
  });

  it("leave every text as it is", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const texts = markedValues(a, b).map((line) => line.map(({ text }) => text).join(""));
        expect(texts).toEqual([JSON.stringify(a), JSON.stringify(b)]);
      }),
    );
  });
});
