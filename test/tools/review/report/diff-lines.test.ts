import { deltaLines } from "../../../../tools/review/report/diff-lines";
import { compare } from "../../../../tools/shared/compare/compare";
import { UNKNOWN } from "../../../../tools/shared/value";

const { deltas } = compare({ a_time: 1, proxied: true }, { a_time: UNKNOWN, proxied: false });

test("tells what changes before what is not known yet", () => {
  expect(deltaLines(deltas, []).map(({ op, text }) => `${op} ${text}`)).toEqual([
    "- proxied = true",
    "+ proxied = false",
    "- a_time = 1",
    "+ a_time = (known after apply)",
  ]);
});

test("tells first what forces a replacement, and only names what the new object will have", () => {
  expect(deltaLines(deltas, [["proxied"]]).map(({ op, text }) => `${op} ${text}`)).toEqual([
    "! proxied forces the replacement",
    "- proxied = true",
    "+ proxied = false",
    "  known after apply: a_time",
  ]);
});
