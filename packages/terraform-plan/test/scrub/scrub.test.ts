import * as fc from "fast-check";
import { encodings } from "../../src/scrub/encodings";
import { createScrubber, HIDDEN, scrubValue } from "../../src/scrub/scrub";
import { SensitiveValue, UNKNOWN } from "../../src/value";

const NONE: ReadonlySet<string> = new Set();

/** Ways to write a secret into another text that a reader could undo. */
const WAYS: Readonly<Record<string, (secret: string, around: string) => string>> = {
  plain: (secret, around) => `${around}${secret}${around}`,
  json: (secret, around) => JSON.stringify({ [around]: { password: secret } }),
  "json twice": (secret, around) => JSON.stringify({ inner: JSON.stringify({ [around]: [secret] }) }),
  base64: (secret, around) => Buffer.from(`${around}${secret}${around}`).toString("base64"),
  base64url: (secret, around) => Buffer.from(`${around}${secret}`).toString("base64url"),
  "base64 of json": (secret, around) => Buffer.from(JSON.stringify({ [around]: secret })).toString("base64"),
  url: (secret, around) => `https://${encodeURIComponent(around)}:${encodeURIComponent(secret)}@host/`,
  form: (secret) => new URLSearchParams({ secret }).toString(),
};

/** Texts that undo them; the secret must not be in any of them. */
function undo(text: string): readonly string[] {
  const decode = (change: () => string) => {
    try {
      return [change()];
    } catch {
      return [];
    }
  };
  return [
    text,
    ...decode(() => decodeURIComponent(text.replaceAll("+", " "))),
    ...decode(() => Buffer.from(text, "base64").toString()),
    ...decode(() => JSON.stringify(JSON.parse(Buffer.from(text, "base64").toString()))),
  ];
}

const secretArbitrary = fc
  .string({ minLength: 8, maxLength: 40, unit: "grapheme" })
  .filter((text) => text.trim() === text && text.length >= 8);
const aroundArbitrary = fc.string({ maxLength: 7 });

describe("a scrubber", () => {
  test.each(Object.keys(WAYS))("hides any secret of 8 characters or more: %s", (way) => {
    fc.assert(
      fc.property(
        fc.array(secretArbitrary, { minLength: 1, maxLength: 4 }),
        aroundArbitrary,
        (secrets, around) => {
          const scrub = createScrubber(secrets, NONE);
          for (const secret of secrets) {
            fc.pre(!around.includes(secret) && !HIDDEN.includes(secret));
            const written = WAYS[way]?.(secret, around) ?? "";
            const scrubbed = scrub(written);
            expect(scrubbed).toContain(HIDDEN);
            expect(undo(scrubbed).filter((text) => text.includes(secret))).toEqual([]);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  test("changes nothing without secrets", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(createScrubber([], NONE)(text)).toBe(text);
      }),
    );
  });

  test("changes nothing where no secret stands", () => {
    const scrub = createScrubber(["hunter2hunter2"], NONE);
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(scrub(text)).toBe(text);
      }),
    );
  });

  test("hides overlapping secrets together", () => {
    const scrub = createScrubber(["abcdefgh", "efghijkl", "hijklmno"], NONE);
    expect(scrub("<abcdefghijklmno>")).toBe(`<${HIDDEN}>`);
    expect(scrub("<abcdefghi>")).toBe(`<${HIDDEN}i>`);
  });

  test("hides the longest of secrets that begin alike, and the shorter where only it stands", () => {
    const scrub = createScrubber(["database-password", "database-password-2024", "database-pass"], NONE);
    expect(scrub("a database-password-2024 b database-password c database-passport")).toBe(
      `a ${HIDDEN} b ${HIDDEN} c ${HIDDEN}port`,
    );
  });

  test("hides six and seven characters unless they are an ordinary word or in the vocabulary", () => {
    const scrub = createScrubber(["pa55wd", "public", "stack-a", "abc12"], new Set(["stack-a"]));
    expect(scrub("pa55wd public stack-a abc12")).toBe(`${HIDDEN} public stack-a abc12`);
  });

  test("hides what Terraform's jsonencode and urlencode make of a secret", () => {
    const scrub = createScrubber(['a<b>&"c"\n/d e'], NONE);
    expect(scrub('{"x":"a\\u003cb\\u003e\\u0026\\"c\\"\\n/d e"}')).toBe(`{"x":"${HIDDEN}"}`);
    expect(scrub("q=a%3Cb%3E%26%22c%22%0A%2Fd+e")).toBe(`q=${HIDDEN}`);
    expect(scrub("q=a%3cb%3e%26%22c%22%0a%2fd%20e")).toBe(`q=${HIDDEN}`);
  });

  test("finds many overlapping secrets in texts that nearly match them everywhere", () => {
    const scrub = createScrubber(
      Array.from({ length: 200 }, (_, n) => "a".repeat(20 + n * 10)),
      NONE,
    );
    const nearly = `${"a".repeat(19)}b`.repeat(10_000);
    expect(scrub(nearly)).toBe(nearly);
    expect(scrub("a".repeat(200_000))).toBe(HIDDEN);
  });
});

test("a hidden secret is the word that readers know", () => {
  expect(createScrubber(["hunter2hunter2"], NONE)("hunter2hunter2")).toBe("(sensitive)");
});

test("a secret of six characters is hidden where it is the whole text, or a number", () => {
  const scrub = createScrubber(["pa55wd", "482913"], NONE);
  expect(scrub("pa55wd")).toBe(HIDDEN);
  expect(scrubValue({ pin: 482913, port: 8291, count: 9_999_999 }, scrub)).toEqual({
    pin: HIDDEN,
    port: 8291,
    count: 9_999_999,
  });
});

test.each(["pa55wd", "pä5w", "a+b/c=", "\u0001\u0002\u0003\u0004\u0005\u0006"])(
  "no encoding of a traceable secret is shorter than six characters: %j",
  (secret) => {
    for (const form of encodings(secret.padEnd(6, "x"))) expect(form.length).toBeGreaterThanOrEqual(6);
  },
);

describe("scrubbing a value", () => {
  const scrub = createScrubber(["hunter2hunter2", "1234567890"], NONE);

  test("reaches texts, numbers and keys, and keeps two hidden keys apart", () => {
    expect(
      scrubValue({ a: ["x hunter2hunter2"], hunter2hunter2: 1, "1234567890": 2, n: 1234567890, m: 5 }, scrub),
    ).toEqual({ a: [`x ${HIDDEN}`], [HIDDEN]: 2, [`${HIDDEN} 2`]: 1, n: HIDDEN, m: 5 });
  });

  test("keeps the other members, and the order of all", () => {
    const scrubbed = scrubValue({ a: 1, b: "hunter2hunter2", c: { d: "kept" } }, scrub);
    expect(Object.entries(Object(scrubbed))).toEqual([
      ["a", 1],
      ["b", HIDDEN],
      ["c", { d: "kept" }],
    ]);
  });

  test("numbers hidden keys that are equal", () => {
    const keys = createScrubber(["first-secret", "second-secret", "third-secret"], NONE);
    expect(scrubValue({ "first-secret": 1, "second-secret": 2, "third-secret": 3 }, keys)).toEqual({
      [HIDDEN]: 1,
      [`${HIDDEN} 2`]: 2,
      [`${HIDDEN} 3`]: 3,
    });
  });

  test("leaves marked values alone and shares what it does not change", () => {
    const marked = new SensitiveValue("hunter2hunter2");
    const value = { marked, kept: { deep: [1, "two", UNKNOWN, null] } };
    expect(scrubValue(value, scrub)).toBe(value);
  });
});

test("a value whose key is a secret keeps its value under the hidden key", () => {
  const scrub = createScrubber(["correct-horse-battery"], NONE);
  const value = {
    "correct-horse-battery": { kept: 1 },
    other: "has correct-horse-battery inside",
    plain: null,
  };
  expect(scrubValue(value, scrub)).toEqual({
    [HIDDEN]: { kept: 1 },
    other: `has ${HIDDEN} inside`,
    plain: null,
  });
  expect(scrubValue(["correct-horse-battery", null, 7], scrub)).toEqual([HIDDEN, null, 7]);
});
