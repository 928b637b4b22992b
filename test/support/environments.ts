import { createHash } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { EnvironmentData } from "../../environments/environment";
import { ops } from "../../environments/ops";
import { pre } from "../../environments/pre";
import type { SynthesizedStack } from "./synth";

/** Both environments' data, by name. */
export const DATA = { pre, ops } as const;

export type EnvironmentName = keyof typeof DATA;

const synthesized = new Map<string, SynthesizedStack>();

/**
 * Synthesizes one environment's stack from its data, validated as the app does it. The same data is synthesized once
 * in a run of the tests; that two syntheses agree is a test of its own.
 */
export function synthEnvironment(data: EnvironmentData): SynthesizedStack {
  const key = JSON.stringify(data);
  const stack = synthesized.get(key) ?? shared(key, () => synthAnew(data));
  synthesized.set(key, stack);
  return stack;
}

/** The stack that another test file of this run made of the same data, in the folder of global-setup.ts; else a new one. */
function shared(key: string, synthesize: () => SynthesizedStack): SynthesizedStack {
  const folder = process.env["SHARED_SYNTHESES"];
  if (folder === undefined) return synthesize();
  const file = join(folder, `${createHash("sha256").update(key).digest("hex")}.json`);
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8"));
  const stack = synthesize();
  // A test file at the same time must never read half of it.
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(stack));
  renameSync(`${file}.${process.pid}`, file);
  return stack;
}

function synthAnew(data: EnvironmentData): SynthesizedStack {
  // Loaded when it is needed: the stacks and their provider bindings are 400 modules.
  const { synthPackagecloud }: typeof import("./synth-packagecloud") = require("./synth-packagecloud");
  return synthPackagecloud(data);
}
