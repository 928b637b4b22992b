import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readSynthesized } from "@infra-tools/terraform-plan/synthesized";
import { baseStack } from "../../src/plan/base-stack";

const ROOT = join(__dirname, "..", "..", "..", "..");

let temporary: string;
const said: string[] = [];
beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), "base-"));
  said.length = 0;
});
afterEach(() => rmSync(temporary, { recursive: true, force: true }));

const host = {
  root: ROOT,
  env: process.env,
  signal: new AbortController().signal,
  progress: (text: string) => {
    said.push(text);
  },
};

test("a base commit's protections are read from what its own code synthesizes", async () => {
  const text = (await baseStack(host, "ops", "HEAD", temporary)) ?? "{}";
  const protectedOnes = [...readSynthesized(JSON.parse(text))].filter(
    ([, { lifecycle }]) => lifecycle.preventDestroy,
  );
  expect(protectedOnes.map(([address]) => address.split(".")[0])).toContain("google_sql_database_instance");
});

test("a base without the environment has no stack, and one that is no commit is reported", async () => {
  await expect(baseStack(host, "another", "HEAD", temporary)).resolves.toBeUndefined();
  expect(said.join()).not.toContain("cannot be synthesized");
  const other = mkdtempSync(join(temporary, "other-"));
  await expect(baseStack(host, "ops", "f".repeat(40), other)).resolves.toBeUndefined();
  expect(said.join()).toContain("cannot be synthesized");
});
