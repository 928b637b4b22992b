import { runProgram } from "@infra-tools/runtime/command-line/program";
import { version } from "../package.json";
import { COMMANDS } from "./commands";

/** Runs one command line; called by the launcher with the checkout's root folder. */
export function main(root: string): Promise<void> {
  return runProgram(
    {
      name: "./infra",
      description: "Plan, review and compare the packagecloud infrastructure, without a cloud.",
      version,
      commands: COMMANDS,
      protect: async () => (await import("@infra-tools/report/escape/safe-text")).safeText,
    },
    root,
  );
}
