import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { acquireLock } from "../src/lock";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lock-"));
  file = join(folder, "lock");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const HAS_PROC = existsSync("/proc/self/stat");

it("names its owner and is released by it", async () => {
  const release = await acquireLock(file);
  expect(readFileSync(file, "utf8")).toMatch(HAS_PROC ? new RegExp(`^${process.pid} \\d+\n$`) : /^\d+ /);
  release();
  expect(existsSync(file)).toBe(false);
});

it("waits for a living process, also if the lock does not say when that started", async () => {
  writeFileSync(file, `${process.ppid}\n`);
  await expect(acquireLock(file, { waitMs: 60 })).rejects.toThrow(`held by process ${process.ppid}`);
});

it("takes over the lock of a process whose id another one has now", async () => {
  if (!HAS_PROC) return;
  writeFileSync(file, `${process.ppid} 1\n`);
  const release = await acquireLock(file, { waitMs: 60 });
  expect(readFileSync(file, "utf8")).toContain(`${process.pid} `);
  release();
});
