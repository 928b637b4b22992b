import * as fc from "fast-check";
import { makeVisible, shorten } from "../../src/escape/visible";
import { hostileText } from "./hostile";

test("leaves ordinary text of any script as it is", () => {
  for (const text of ["plain text", "größer ≥ 3 → 4", "日本語", "✅ emoji", "a\\nb"])
    expect(makeVisible(text)).toBe(text);
});

test.each([
  ["a line break", "a\nb", "a\\nb"],
  ["a terminal's escape", "\u001b[31mred", "\\u001b[31mred"],
  ["a C1 control", "\u009b31m", "\\u009b31m"],
  ["a bidirectional override", "user\u202etxt.exe", "user\\u202etxt.exe"],
  ["a zero-width character", "ad\u200bmin", "ad\\u200bmin"],
  ["a tag character outside the basic plane", "a\u{e0041}", "a\\u{e0041}"],
  ["a no-break space", "a\u00a0b", "a\\u00a0b"],
  ["an unpaired surrogate", "a\ud800b", "a\\ud800b"],
  ["a filler that prints as nothing", "a\u3164b", "a\\u3164b"],
])("shows %s", (_, text, shown) => {
  expect(makeVisible(text)).toBe(shown);
});

test("leaves nothing invisible in any text", () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      expect(makeVisible(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    }),
  );
});

test("shortens a text of a million characters and says how many are missing", () => {
  expect(shorten("x".repeat(1_048_576), 100)).toBe(`${"x".repeat(100)}… (1,048,476 more characters)`);
});

test("keeps a text that just fits", () => {
  expect(shorten("x".repeat(100), 100)).toBe("x".repeat(100));
});

test("never cuts a surrogate pair", () => {
  expect(shorten("a😀b", 2)).toBe("a… (3 more characters)");
});
