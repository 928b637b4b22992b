import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = join(__dirname, "..", "..", "..", "..", "..");

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A checkout of its own: the real build and dependencies, but a sandbox that nobody else works in. */
export interface Checkout {
  readonly root: string;
  readonly sandbox: string;
  /** Folder of the command line's temporary folders. */
  readonly temporary: string;
  infra(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Finished>;
  start(args: readonly string[], env?: Readonly<Record<string, string>>): Started;
  remove(): void;
}

export interface Started {
  readonly child: ChildProcess;
  readonly finished: Promise<Finished>;
}

export function createCheckout(): Checkout {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "checkout-")));
  // Short: socket paths are limited to about 100 bytes.
  const temporary = join(root, "tmp");
  mkdirSync(temporary);
  for (const name of ["dist", "environments", "node_modules"])
    symlinkSync(join(ROOT, name), join(root, name));
  const script = join(root, "infra.js");
  const main = join(ROOT, "dist", "infra.js");
  writeFileSync(script, `require(${JSON.stringify(main)}).main(${JSON.stringify(root)});\n`);

  const start = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Started => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: ROOT,
      env: { ...process.env, TMPDIR: temporary, NO_COLOR: "1", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    return { child, finished: finish(child) };
  };
  return {
    root,
    sandbox: join(root, ".sandbox"),
    temporary,
    start,
    infra: (args, env) => start(args, env).finished,
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

function finish(child: ChildProcess): Promise<Finished> {
  let stdout = "";
  let stderr = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, stdout, stderr }));
  });
}
