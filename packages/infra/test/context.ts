import { join } from "node:path";
import type { Context } from "@infra-tools/runtime/command-line/command";
import { type RecordingContext, recordingContext as recording } from "../../runtime/test/support/context";
import { COMMANDS } from "../src/commands";

/** The outside world of a command of `./infra` in this checkout. */
export function recordingContext(given: Partial<Context> = {}): RecordingContext {
  const root = join(__dirname, "../../..");
  const program = { name: "./infra", description: "", version: "0.0.0", commands: COMMANDS };
  return recording({ program, root, cwd: root, ...given });
}
