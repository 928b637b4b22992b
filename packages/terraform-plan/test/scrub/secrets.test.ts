import { isTraceable, secretTexts } from "../../src/scrub/secrets";
import { SensitiveValue, UNKNOWN, type Value } from "../../src/value";

test.each<[string, Value, readonly string[]]>([
  ["a text", "hunter2hunter2", ["hunter2hunter2"]],
  ["a text of six characters without the blanks around it", " \thunte2\n", ["hunte2"]],
  ["no text of five", "hunt2", []],
  ["a number of any length", 1234, ["1234"]],
  ["no truth values, no null and nothing unknown", [true, false, null, UNKNOWN], []],
  ["the leaves of lists and maps", [{ user: "app-user" }, ["first-secret"]], ["app-user", "first-secret"]],
  ["what is marked as sensitive", new SensitiveValue({ deep: "nested-secret" }), ["nested-secret"]],
  [
    "an object in JSON, whole and by its leaves",
    '{"private":{"key":"in-json-key"}}',
    ['{"private":{"key":"in-json-key"}}', "in-json-key"],
  ],
  ["a list in JSON", '["first-secret"]', ['["first-secret"]', "first-secret"]],
  ["a text in JSON, with its quotes and without", '"hunter2hunter2"', ['"hunter2hunter2"', "hunter2hunter2"]],
  ["what only begins like JSON as a text", "{not-json}", ["{not-json}"]],
  [
    "each line without its indentation",
    "line-one\n\t line-two ",
    ["line-one\n\t line-two", "line-one", "line-two"],
  ],
])("the texts of a secret are %s", (_label, value, expected) => {
  expect([...secretTexts(value)]).toEqual(expected);
});

test.each([
  ["-----BEGIN PRIVATE KEY-----", false],
  ["-----END RSA KEY-----", false],
  ["a-----BEGIN KEY-----", true],
  ["-----BEGIN KEY-----a", true],
  ["-----BEGIN key-----", true],
  ["password:", false],
  ["api-key.v_1:", false],
  ["my password:", true],
  ["password:hunter2", true],
  ["$%&/()=:", true],
])("of the lines of a secret, %s is one to look for: %s", (line, expected) => {
  expect(secretTexts(`first-line\n${line}`).has(line)).toBe(expected);
});

const VOCABULARY = new Set(["stack-a", "stack-ab"]);

test.each([
  ["12345", false],
  ["123456", true],
  ["public", false],
  ["stack-a", false],
  ["stack-b", true],
  ["stack-ab", true],
  ["1234567890", true],
])("the secret %s is distinguished from other text: %s", (secret, expected) => {
  expect(isTraceable(secret, VOCABULARY)).toBe(expected);
});
