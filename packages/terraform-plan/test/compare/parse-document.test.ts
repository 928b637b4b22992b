import { compare } from "../../src/compare/compare";
import { parseDocument } from "../../src/compare/documents";

/** A second document in YAML 1.1, which has dates and sets. */
const FORMER = "a: 1\n...\n%YAML 1.1\n---\n";
const MAX_YAML = 256 * 1024;
const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;

test.each<[string, string, unknown]>([
  ["JSON", '{"a":1}', { a: 1 }],
  ["JSON after blanks", " \n [1]", [1]],
  ["YAML", "a: 1\nb: x\n", { a: 1, b: "x" }],
  ["a list in YAML", "- 1\n- 2\n", [1, 2]],
  ["YAML after an empty line", "\na: 1\n", { a: 1 }],
  ["YAML after a blank line", "  \na: 1\n", { a: 1 }],
  ["YAML after comments", "# one\n  # two\na: 1\n", { a: 1 }],
  ["YAML that ends in a key", "# one\na:", { a: null }],
  ["several documents in YAML", "---\na: 1\n---\nb: 2\n", [{ a: 1 }, { b: 2 }]],
  ["several documents in two versions of YAML", `${FORMER}b: x\n`, [{ a: 1 }, { b: "x" }]],
  ["numbers with their spelling", "a: 1\nb: 2.50\nc: 0x1F\n", { a: 1, b: "2.50", c: "0x1F" }],
  ["truth and nothing in any spelling", "a: ~\nb: True\n", { a: null, b: true }],
])("%s is a document", (_label, text, data) => {
  expect(parseDocument(text)?.data).toEqual(data);
});

test.each([
  ["YAML in one line", "a: 1"],
  ["a text", "some words\nand more\n"],
  ["a text behind dashes", "--- word\n"],
  ["nothing behind dashes", "---\n~\n"],
  ["a text among documents", "a: 1\n---\nword\n"],
  ["a tag of another program among documents", "a: 1\n---\nb: !Ref x\n"],
  ["a date", `${FORMER}a: 1\nb: 2020-01-01\n`],
  ["a date in a list", `${FORMER}- 1\n- 2020-01-01\n`],
  ["a set", `${FORMER}a: !!set {x}\n`],
])("%s is no document", (_label, text) => {
  expect(parseDocument(text)).toBeUndefined();
});

test.each([
  ["JSON of 200 levels", true, nested(200)],
  ["JSON of 201 levels", false, nested(201)],
  ["YAML of 200 levels", true, `- 1\n- ${nested(200)}\n`],
  ["YAML of 201 levels", false, `- 1\n- ${nested(201)}\n`],
  ["YAML of the greatest length", true, `a: ${"x".repeat(MAX_YAML - 4)}\n`],
  ["longer YAML", false, `a: ${"x".repeat(MAX_YAML - 3)}\n`],
])("%s is read: %s", (_label, isRead, text) => {
  expect(parseDocument(text) !== undefined).toBe(isRead);
});

test.each([
  ...["yes", "NO", "y", "n", "on", "off", "0644", "3.10", "+1x", "-1x", ".5x", "1:20", "1_000"].map(
    (word) => [word, true] as const,
  ),
  ...["yesterday", "noon", "x1", "word", "1 2", "1"].map((word) => [word, false] as const),
])("%s is read differently by some programs: %s", (word, isAmbiguous) => {
  const words = isAmbiguous ? [word] : [];
  const plain = parseDocument(`a: ${word}\nb: word\n`);
  expect([plain?.plain, plain?.quoted]).toEqual([new Set(words), new Set()]);
  const quoted = parseDocument(`a: "${word}"\nb: "word"\n`)?.quoted;
  if (word !== "1") expect(quoted).toEqual(new Set(words));
});

test.each([
  [
    "two numbers that a double does not tell apart",
    '{"a":9007199254740993}',
    '{"a":9007199254740992}',
    "changed",
  ],
  ["blanks before a long number", '{"a":9007199254740993}', '{"a":  9007199254740993}', "formatting"],
  [
    "the order of long numbers",
    '{"a":9007199254740992,"b":1e1,"c":9007199254740994}',
    '{"c":9007199254740994,"b":1e1,"a":9007199254740992}',
    "formatting",
  ],
  ["a template's directive", "##template: jinja\na: 1\n", "a: 1\n", "changed"],
  ["a remark behind a value", "a: 1 #one\nb: 1\n", "a: 1 #two\nb: 1\n", "formatting"],
])("%s: a difference of the kind that is right", (_label, before, after, kind) => {
  const { deltas, hidden } = compare({ doc: before }, { doc: after });
  expect([...deltas, ...hidden.items].map((delta) => [delta.kind, delta.path])).toEqual([[kind, ["doc"]]]);
});

test("the format of a document is reported beside hidden differences of others", () => {
  const { hidden } = compare({ a: null, doc: '{"a":1}' }, { a: "", doc: '{ "a": 1 }' });
  expect(hidden.items.map(({ kind }) => kind)).toEqual(["empty", "formatting"]);
});

test("a document of which one side is too large is compared as text, and that is said", () => {
  const large = `a: 1\nb: ${"x".repeat(MAX_YAML)}\n`;
  const deltas = [
    compare({ doc: "a: 1\nb: x\n" }, { doc: large }),
    compare({ doc: large }, { doc: "a: 1\nb: x\n" }),
  ];
  expect(deltas.flatMap((each) => each.deltas.map(({ asText }) => asText))).toEqual([true, true]);
});
