import * as fc from "fast-check";
import { encodings } from "../../src/scrub/encodings";

/** Texts that encoders can take: whole Unicode characters. */
const SECRET = fc.string({ unit: "grapheme", minLength: 1 });

describe("the encodings of a secret", () => {
  test.each<[string, (text: string) => string]>([
    ["as it is", (text) => text],
    ["JSON", (text) => JSON.stringify(text).slice(1, -1)],
    ["JSON in JSON", (text) => JSON.stringify(JSON.stringify(text).slice(1, -1)).slice(1, -1)],
    ["a URL's component", encodeURIComponent],
    ["an HTML form", (text) => new URLSearchParams({ "": text }).toString().slice(1)],
    ["base64", (text) => Buffer.from(text).toString("base64").replace(/.?=+$/, "")],
    [
      "base64 for URLs",
      (text) =>
        Buffer.from(text)
          .toString("base64url")
          .slice(0, Math.floor((Buffer.byteLength(text) * 8) / 6)),
    ],
  ])("hold %s of any text", (_, encode) => {
    fc.assert(fc.property(SECRET, (secret) => encodings(secret).has(encode(secret))));
  });

  /** Printed by Go 1.26, Python 3.11 and Node 20 for this text. */
  const SPECIAL = "a b=1&/~.-_$:@,;<ä>*!?'(#";
  test.each([
    ["url.QueryEscape", "a+b%3D1%26%2F~.-_%24%3A%40%2C%3B%3C%C3%A4%3E%2A%21%3F%27%28%23"],
    ["url.PathEscape", "a%20b=1&%2F~.-_$:@%2C%3B%3C%C3%A4%3E%2A%21%3F%27%28%23"],
    ["url.UserPassword", "a%20b=1&%2F~.-_$%3A%40,;%3C%C3%A4%3E%2A%21%3F%27%28%23"],
    ["url.URL.EscapedPath", "a%20b=1&/~.-_$:@,;%3C%C3%A4%3E%2A%21%3F%27%28%23"],
    ["json.Marshal", "a b=1\\u0026/~.-_$:@,;\\u003cä\\u003e*!?'(#"],
    ["Python's quote", "a%20b%3D1%26/~.-_%24%3A%40%2C%3B%3C%C3%A4%3E%2A%21%3F%27%28%23"],
    ["Python's quote_plus", "a+b%3D1%26%2F~.-_%24%3A%40%2C%3B%3C%C3%A4%3E%2A%21%3F%27%28%23"],
    ["encodeURI", "a%20b=1&/~.-_$:@,;%3C%C3%A4%3E*!?'(#"],
    ["URLSearchParams", "a+b%3D1%26%2F%7E.-_%24%3A%40%2C%3B%3C%C3%A4%3E*%21%3F%27%28%23"],
    ["URL.password", "a%20b%3D1&%2F~.-_$%3A%40,%3B%3C%C3%A4%3E*!%3F'(%23"],
  ])("hold what %s writes", (_, written) => {
    expect([...encodings(SPECIAL)]).toContain(written);
  });

  test.each([
    ["the path of a WHATWG URL, as URL writes it", "x|y[z]%1 w", new URL("x:/x|y[z]%1 w").pathname.slice(1)],
    ["an encoder that keeps letters and digits only", "a-b.c~d", "a%2Db%2Ec%7Ed"],
    ["a line break in a URL", "a\nb c", "a%0Ab%20c"],
  ])("hold %s", (_, secret, written) => {
    expect([...encodings(secret)]).toContain(written);
  });

  test("hold percent codes in small letters too", () => {
    expect([...encodings("a/b c")]).toEqual(expect.arrayContaining(["a%2fb%20c", "a%2fb+c", "a%2Fb%20c"]));
  });

  test.each([0, 1, 2, 3, 4, 5])("hold the part of base64 that is the same after %i other bytes", (shift) => {
    fc.assert(
      fc.property(SECRET, fc.uint8Array({ minLength: shift, maxLength: shift }), (secret, before) => {
        const text = Buffer.concat([before, Buffer.from(secret), Buffer.from("after")]).toString("base64");
        return (
          [...encodings(secret)].some((form) => form !== secret && form !== "" && text.includes(form)) ||
          secret.length < 3
        );
      }),
    );
  });

  test("of letters and digits are themselves and base64", () => {
    expect([...encodings("abc123")].sort()).toEqual(["YWJjMTIz", "FiYzEyM", "hYmMxMj", "abc123"].sort());
  });
});
