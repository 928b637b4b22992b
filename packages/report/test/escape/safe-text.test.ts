import { safeText } from "../../src/escape/safe-text";

it("takes away what a terminal obeys, and keeps lines", () => {
  expect(safeText("\u001b[31mred\u001b[0m\r\n\u001b]8;;http://x\u0007link\u001b]8;;\u0007")).toBe(
    "red\nlink",
  );
  expect(safeText("a\u202eb\u0000")).toBe("a\\u202eb\\u0000");
});

it("hides secrets, also those that a sequence cuts in two", () => {
  const token = "glpat-Ab3dEf6hIj9kLm2nOp5q";
  expect(safeText(`token ${token}`)).toBe("token (secret)");
  expect(safeText(`token ${token.slice(0, 9)}\u001b[1m${token.slice(9)}`)).toBe("token (secret)");
});
