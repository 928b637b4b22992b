import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeFileAtomically } from "../src/write-file";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "write-file-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("writes text and bytes, with the folders that are missing", () => {
  writeFileAtomically(join(folder, "a/b/text"), "ä");
  writeFileAtomically(join(folder, "a/b/bytes"), new Uint8Array([0, 255]));
  expect(readFileSync(join(folder, "a/b/text"), "utf8")).toBe("ä");
  expect([...readFileSync(join(folder, "a/b/bytes"))]).toEqual([0, 255]);
  expect(readdirSync(join(folder, "a/b")).sort()).toEqual(["bytes", "text"]);
});

/** A file system of 256 KB, where the system lets this user mount one. */
function mountTiny(path: string): boolean {
  mkdirSync(path);
  return spawnSync("mount", ["-t", "tmpfs", "-o", "size=256k", "tmpfs", path]).status === 0;
}

describe("on a disk that is nearly full", () => {
  let isMounted = false;
  beforeEach(() => {
    isMounted = mountTiny(join(folder, "tiny"));
  });
  afterEach(() => {
    if (isMounted) spawnSync("umount", [join(folder, "tiny")]);
  });

  it("fails, keeps the old file whole and leaves nothing half-written", () => {
    if (!isMounted) return;
    const file = join(folder, "tiny", "report.json");
    writeFileSync(file, "the old report");
    const write = () => writeFileAtomically(file, "x".repeat(1_000_000));
    expect(write).toThrow(expect.objectContaining({ code: "ENOSPC", path: file }));
    expect(readFileSync(file, "utf8")).toBe("the old report");
    expect(readdirSync(join(folder, "tiny"))).toEqual(["report.json"]);
  });
});
