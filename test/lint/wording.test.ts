import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "..", "..");

/** Adverbs and participles that are no names: a reader cannot tell what is in them. */
const NO_NAMES = "old|seen|found|told|judged|elsewhere|beside|whoever|own|known|gone|meant|anew|stands";
const DECLARED = new RegExp(`\\b(?:const|let|function)\\s+(?:\\[|\\{\\s*)?(?:${NO_NAMES}|at)\\b`);
const PARAMETER = new RegExp(`[(,]\\s*(?:${NO_NAMES}|at)(?:\\)? =>|: [A-Za-z({[]+[^"]*\\) *(?:=>|: ))`);

/** A doc comment begins with a noun or a verb: these words begin a question, or a clause without one. */
const QUESTION = /\/\*\*\s+(?:\*\s+)?(?:What|Whatever|Whoever|Whether|Who|How|Where|Which)\s/;

/** Lines of TypeScript whose names or doc comments are not in plain words. */
function faults(text: string): readonly string[] {
  const lines = text.split("\n").filter((line) => DECLARED.test(line) || PARAMETER.test(line));
  return [...lines, ...(QUESTION.exec(text) ?? [])];
}

test("names are nouns or predicates, doc comments begin with a noun or a verb", () => {
  const listed = spawnSync("git", ["ls-files", "*.ts"], { cwd: ROOT, encoding: "utf8" });
  const files = listed.stdout.split("\n").filter((file) => file !== "" && !file.startsWith("test/lint/"));
  expect(files.length).toBeGreaterThan(500);
  const faulty = files.flatMap((file) => {
    const text = readFileSync(join(ROOT, file), "utf8");
    return faults(text).map((fault) => `${file}: ${fault.trim()}`);
  });
  expect(faulty).toEqual([]);
});

test.each<[string, string, number]>([
  ["a variable", "const found = 1;", 1],
  ["a destructured variable", "const [seen] = environments;", 1],
  ["a function", "function told(text: string) {", 1],
  ["a variable of what is left", "const gone = before.filter(isAbsent);", 1],
  ["a variable of what belongs to one", "let own = settings;", 1],
  ["a parameter", "items.map((each, at) => at)", 1],
  ["a typed parameter", "const rule = (old: Value, after: Value) => 1;", 1],
  ["a doc comment of one line", "/** What differs. */", 1],
  ["a doc comment of several lines", "/**\n * Whether it differs.\n */", 1],
  ["a longer name", "const foundation = seenBefore;", 0],
  ["a name with a noun", "const ownRules = knownTypes;", 0],
  ["a method", "const last = list.at(-1);", 0],
  ["a member", "const options = { at: moment, old: 1 };", 0],
  ["a doc comment with a noun", "/** Differences, and where they are. */", 0],
  ["another comment", "// What is off stays off.", 0],
])("%s", (_label, text, count) => {
  expect(faults(text)).toHaveLength(count);
});
