import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { synthesizeRevision } from "../../src/git/synthesize-revision";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "revision-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A program that notes its arguments, and writes one stack's name where a synthesis goes. */
const PROGRAM = `
const { appendFileSync, writeFileSync } = require("node:fs");
appendFileSync(__dirname + "/called", process.argv.slice(2).join(" ") + "\\n");
writeFileSync(process.env.CDKTF_OUTDIR + "/manifest.json", '{"stacks":{"pre":{"name":"pre"}}}');
`;

async function synthesized(app: string): Promise<readonly string[]> {
  writeFileSync(join(folder, "cdktf.json"), JSON.stringify({ app }));
  writeFileSync(join(folder, "build.js"), PROGRAM);
  writeFileSync(join(folder, "tsc"), `#!${process.execPath}\n${PROGRAM}`, { mode: 0o700 });
  return synthesizeRevision(folder, { output: folder, env: { PATH: process.env["PATH"] } });
}

describe("another revision", () => {
  it.each([
    ["node build.js app && node build.js app2", ["app --no-types", "app2"]],
    ["./tsc -p tsconfig.json && node build.js run", ["--noCheck -p tsconfig.json", "run"]],
    ["node build.js application", ["application"]],
  ])("is synthesized by its own app, without a check of types: %s", async (app, called) => {
    expect(await synthesized(app)).toEqual(["pre"]);
    expect(readFileSync(join(folder, "called"), "utf8").trim().split("\n")).toEqual(called);
  });

  it("has no stacks when it is no cdktf project", async () => {
    expect(await synthesizeRevision(folder, { output: folder, env: {} })).toEqual([]);
  });

  it("tells what its app says when that fails", async () => {
    writeFileSync(join(folder, "cdktf.json"), JSON.stringify({ app: "echo broken >&2; exit 3" }));
    await expect(
      synthesizeRevision(folder, { output: folder, env: { PATH: process.env["PATH"] } }),
    ).rejects.toThrow(/base revision[\s\S]*broken[\s\S]*--base <ref>/);
  });
});
