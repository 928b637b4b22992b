import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeFileAtomically } from "@infra-tools/runtime/write-file";

/** Inputs of a synthesis. It reads no other files, no clock and no network. */
export interface SynthesisInput {
  /** The compiled app. */
  readonly app: string;
  readonly environments: readonly string[];
}

const STAMP = "sandbox-synthesized";

/** Checks whether a folder holds, unchanged, what this app synthesizes for these environments. */
export function isSynthesized(folder: string, input: SynthesisInput): boolean {
  const stamp = join(folder, STAMP);
  return existsSync(stamp) && readFileSync(stamp, "utf8") === digest(folder, input);
}

/** Remembers that a folder holds what this app synthesized for these environments. */
export function markSynthesized(folder: string, input: SynthesisInput): void {
  writeFileAtomically(join(folder, STAMP), digest(folder, input));
}

function digest(folder: string, { app, environments }: SynthesisInput): string {
  const hash = createHash("sha256").update(`${process.version} ${environments.join(",")}\n`);
  const stacks = environments.map((environment) => join(folder, "stacks", environment, "cdk.tf.json"));
  for (const file of [app, join(folder, "manifest.json"), ...stacks]) {
    hash.update(existsSync(file) ? readFileSync(file) : "none").update("\0");
  }
  return hash.digest("hex");
}
