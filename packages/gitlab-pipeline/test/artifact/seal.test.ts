import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { seal, unseal } from "../../src/artifact/seal";

const KEY = "0123456789abcdef0123456789abcdef";

test("any content comes back as it was", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), fc.string(), async (bytes, purpose) => {
      const content = Buffer.from(bytes);
      const opened = await unseal(await seal(content, KEY, purpose), KEY, purpose);
      expect(opened.equals(content)).toBe(true);
    }),
    // Deriving a key is slow on purpose.
    { numRuns: 10 },
  );
});

test("a sealed file does not show its content", async () => {
  const secret = "a password nobody should see";
  const sealed = await seal(Buffer.from(secret), KEY, "ops");
  const parts = sealed.split(".").map((part) => Buffer.from(part, "base64url").toString("latin1"));
  expect(parts.join("\n")).not.toContain(secret);
});

test("the same content is sealed differently each time", async () => {
  expect(await seal(Buffer.from("x"), KEY, "ops")).not.toBe(await seal(Buffer.from("x"), KEY, "ops"));
});

/** The same file with one character of its content, the fourth part, replaced. */
function changed(file: string): string {
  const parts = file.split(".");
  const content = parts[3] ?? "";
  parts[3] = `${content.startsWith("A") ? "B" : "A"}${content.slice(1)}`;
  return parts.join(".");
}

test.each([
  ["another key", (file: string) => unseal(file, KEY.replace("0", "1"), "ops 1234")],
  ["another environment", (file: string) => unseal(file, KEY, "pre 1234")],
  ["another commit", (file: string) => unseal(file, KEY, "ops 9999")],
  ["a changed character", (file: string) => unseal(changed(file), KEY, "ops 1234")],
])("%s does not open it", async (_name, open) => {
  const file = await seal(Buffer.from("plan"), KEY, "ops 1234");
  await expect(open(file)).rejects.toThrow("was changed, or was made with another key");
  expect((await unseal(file, KEY, "ops 1234")).toString()).toBe("plan");
});

test.each(["PK a zip file that was never sealed", "", "a.b.c.d.e"])(
  "%j is no sealed artifact",
  async (file) => {
    await expect(unseal(file, KEY, "ops")).rejects.toThrow("not a sealed artifact");
  },
);

test("a token of another kind is no sealed artifact: its header may ask for no protection at all", async () => {
  const header = Buffer.from(JSON.stringify({ alg: "dir", enc: "A256GCM", kid: "ops" })).toString(
    "base64url",
  );
  await expect(unseal(`${header}..AAAA.AAAA.AAAA`, KEY, "ops")).rejects.toThrow("not a sealed artifact");
});

test("a short key is refused, with the way to make a good one", () => {
  expect(() => seal(Buffer.from("plan"), "hunter2", "ops")).toThrow(/at least 32 characters\n.*openssl rand/);
});

const hasTool = spawnSync("jose", ["alg"]).status === 0;

(hasTool ? test : test.skip)("opens with the jose tool of Debian, as the operators' page says", async () => {
  const file = await seal(Buffer.from("the plan"), KEY, "plan ops 1234");
  const folder = mkdtempSync(join(tmpdir(), "sealed-"));
  try {
    const path = join(folder, "plan.sealed");
    writeFileSync(path, file);
    // With -p the tool asks for the passphrase on the terminal; a JSON text on standard input is the same.
    const opened = spawnSync("jose", ["jwe", "dec", "-i", path, "-k", "-"], {
      input: JSON.stringify(KEY),
      encoding: "utf8",
    });
    expect(opened.stdout).toBe("the plan");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
