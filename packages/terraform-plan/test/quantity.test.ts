import { parseQuantity } from "../src/quantity";

test.each([
  ["500m", 0.5],
  ["2", 2],
  ["1Gi", 2 ** 30],
  ["1G", 1e9],
  ["1.5Ki", 1536],
  ["1e3", 1000],
  ["-1", -1],
])("%s is %d", (text, number) => expect(parseQuantity(text)).toBe(number));

test.each(["", "m", "1 Gi", "1gi", "1KiB", "one"])("%j is no quantity", (text) =>
  expect(parseQuantity(text)).toBeUndefined(),
);
