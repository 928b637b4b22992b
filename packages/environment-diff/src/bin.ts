import { runProgram } from "@infra-tools/runtime/command-line/program";
import { version } from "../package.json";
import { COMMANDS } from "./commands";

runProgram(
  {
    name: "environment-diff",
    description: "Says what differs between two environments of a Terraform project.",
    version,
    commands: COMMANDS,
    protect: async () => (await import("@infra-tools/report/escape/safe-text")).safeText,
    defaultCommand: "compare",
  },
  process.cwd(),
);
