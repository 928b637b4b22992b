import { SensitiveValue } from "@infra-tools/terraform-plan/value";
import * as fc from "fast-check";
import { hostileText } from "../../report/test/escape/hostile";
import { renderJson } from "../src/json";

test("reads back as the same value", () => {
  fc.assert(
    fc.property(fc.jsonValue(), hostileText, (value, text) => {
      expect(JSON.parse(renderJson([value, text]))).toEqual(JSON.parse(JSON.stringify([value, text])));
    }),
  );
});

test("holds no character that a terminal or an editor would hide", () => {
  expect(renderJson("a\u202eb\u200bc\u{e0041}d\u009be")).toBe('"a\\u202eb\\u200bc\\udb40\\udc41d\\u009be"\n');
});

test("never prints a sensitive value", () => {
  expect(renderJson({ password: new SensitiveValue("hunter2") })).toBe('{\n  "password": "(sensitive)"\n}\n');
});
