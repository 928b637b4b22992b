import fc from "fast-check";
import { passwordLike } from "../../src/providers/random/password";

const settings = fc.record({
  length: fc.integer({ min: 12, max: 64 }),
  lower: fc.boolean(),
  upper: fc.boolean(),
  numeric: fc.boolean(),
  special: fc.boolean(),
  min_lower: fc.integer({ min: 0, max: 3 }),
  min_numeric: fc.integer({ min: 0, max: 3 }),
  override_special: fc.constantFrom(null, "_-"),
});

test("a password has its length, its classes and at least as many of each as asked for", () => {
  fc.assert(
    fc.property(settings, fc.string(), (wanted, seed) => {
      fc.pre(wanted.lower || wanted.upper || wanted.numeric || wanted.special);
      const password = passwordLike(wanted, seed);
      const count = (pattern: RegExp): number => [...password.matchAll(pattern)].length;
      expect(password).toHaveLength(wanted.length);
      expect(count(/[a-z]/g)).toBeGreaterThanOrEqual(wanted.min_lower);
      expect(count(/[0-9]/g)).toBeGreaterThanOrEqual(wanted.min_numeric);
      if (!wanted.upper) expect(count(/[A-Z]/g)).toBe(0);
      if (!wanted.special) expect(count(/[^A-Za-z0-9]/g)).toBe(0);
      if (wanted.override_special !== null) expect(count(/[^A-Za-z0-9_-]/g)).toBe(0);
      expect(passwordLike(wanted, seed)).toBe(password);
    }),
  );
});

test("another seed gives another password", () => {
  expect(passwordLike({ length: 32 }, "a")).not.toBe(passwordLike({ length: 32 }, "b"));
});
