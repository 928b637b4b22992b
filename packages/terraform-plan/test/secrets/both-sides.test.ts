import * as fc from "fast-check";
import { detectBoth, detectSecrets } from "../../src/secrets/detect";

const LONG = `AKIA${"Q3EGRW7XN5UJ2PZD"}`;

/** Both sides searched together give what each side gives alone. */
it.each<readonly [string, Parameters<typeof detectSecrets>[0], Parameters<typeof detectSecrets>[0]]>([
  ["the same secret", { password: "sesame", note: LONG }, { password: "sesame", note: LONG }],
  ["another secret", { password: "sesame" }, { password: "barley" }],
  ["a secret that goes", { password: "sesame", env: [LONG] }, { env: [] }],
  [
    "a value that gets the name of a secret",
    [{ name: "LEVEL", value: "sesame" }],
    [{ name: "PASSWORD", value: "sesame" }],
  ],
  ["a value that loses it", [{ name: "PASSWORD", value: "sesame" }], [{ name: "LEVEL", value: "sesame" }]],
  ["an argument that gets an option", ["--level", "sesame"], ["--password", "sesame"]],
  [
    "an object that becomes a Secret",
    { kind: "ConfigMap", data: { a: "b" } },
    { kind: "Secret", data: { a: "b" } },
  ],
  ["the same Secret", { kind: "Secret", data: { a: "b" } }, { kind: "Secret", data: { a: "b" } }],
  ["a key of a map", { [LONG]: 1 }, { [LONG]: 1, x: 2 }],
  ["another kind of value", { password: ["sesame"] }, { password: { a: "sesame" } }],
  ["a side that is not there", undefined, { password: "sesame" }],
])("%s", (_, before, after) => {
  expectTheSame(before, after);
});

/** Values of few words, so that two of them often share a part. */
const VALUE = fc.letrec<{ value: NonNullable<Parameters<typeof detectSecrets>[0]> }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom(
      "sesame",
      "barley",
      LONG,
      "--password",
      "Secret",
      "PASSWORD",
      `A=1\nDB_PASSWORD=sesame-1\n`,
    ),
    fc.constantFrom(123456, true),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom("name", "value", "kind", "data", "password", "x", LONG), tie("value"), {
      maxKeys: 4,
    }),
  ),
})).value;

it("any two values", () => {
  fc.assert(fc.property(VALUE, VALUE, expectTheSame), { numRuns: 2000 });
  fc.assert(
    fc.property(VALUE, (value) => expectTheSame(value, structuredClone(value))),
    { numRuns: 1000 },
  );
});

function expectTheSame(
  before: Parameters<typeof detectSecrets>[0],
  after: Parameters<typeof detectSecrets>[0],
): void {
  const sorted = (secrets: ReturnType<typeof detectSecrets>) =>
    secrets.map((each) => JSON.stringify(each)).sort();
  const both = detectBoth(before, after);
  expect(sorted(both.before)).toEqual(sorted(detectSecrets(before)));
  expect(sorted(both.after)).toEqual(sorted(detectSecrets(after)));
}
