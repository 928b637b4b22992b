import fc from "fast-check";
import { seal, unseal } from "../../src/artifact/seal";

const KEY = "0123456789abcdef0123456789abcdef";

test("any content comes back as it was", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 5000 }), fc.string(), (bytes, purpose) => {
      const content = Buffer.from(bytes);
      expect(unseal(seal(content, KEY, purpose), KEY, purpose).equals(content)).toBe(true);
    }),
    // Deriving a key is slow on purpose.
    { numRuns: 10 },
  );
});

test("what is sealed does not show its content", () => {
  const secret = "a password nobody should see";
  expect(seal(Buffer.from(secret), KEY, "ops").includes(secret)).toBe(false);
});

test("the same content is sealed differently each time", () => {
  expect(seal(Buffer.from("x"), KEY, "ops").equals(seal(Buffer.from("x"), KEY, "ops"))).toBe(false);
});

test.each([
  ["another key", (file: Buffer) => unseal(file, KEY.replace("0", "1"), "ops 1234")],
  ["another environment", (file: Buffer) => unseal(file, KEY, "pre 1234")],
  ["another commit", (file: Buffer) => unseal(file, KEY, "ops 9999")],
  [
    "a changed byte",
    (file: Buffer) => {
      const changed = Buffer.from(file);
      changed.writeUInt8((changed.readUInt8(changed.length - 1) + 1) % 256, changed.length - 1);
      return unseal(changed, KEY, "ops 1234");
    },
  ],
])("%s does not open it", (_name, open) => {
  const file = seal(Buffer.from("plan"), KEY, "ops 1234");
  expect(() => open(file)).toThrow("was changed, or was made with another key");
  expect(unseal(file, KEY, "ops 1234").toString()).toBe("plan");
});

test("a file that was never sealed is told apart", () => {
  expect(() =>
    unseal(Buffer.from("PK a zip file, longer than the header of a sealed artifact would be"), KEY, "ops"),
  ).toThrow("not a sealed artifact");
});

test("a short key is refused, with the way to make a good one", () => {
  expect(() => seal(Buffer.from("plan"), "hunter2", "ops")).toThrow(/at least 32 characters\n.*openssl rand/);
});
