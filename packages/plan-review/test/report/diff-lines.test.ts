import { compare } from "@infra-tools/terraform-plan/compare/compare";
import { UNKNOWN } from "@infra-tools/terraform-plan/value";
import { deltaLines } from "../../src/report/diff-lines";

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
