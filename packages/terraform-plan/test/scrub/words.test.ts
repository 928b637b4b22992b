import { isOrdinaryWord } from "../../src/scrub/words";

test.each<[string, boolean]>([
  ["database", true],
  ["Database", true],
  ["zones", true],
  ["absent", true],
  ["", false],
  ["database zones", false],
  ["databas", false],
  ["hunter2", false],
])("%j is an ordinary word: %s", (text, expected) => {
  expect(isOrdinaryWord(text)).toBe(expected);
});
