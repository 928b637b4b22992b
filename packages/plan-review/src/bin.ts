import { runProgram } from "@infra-tools/runtime/command-line/program";
import { version } from "../package.json";
import { COMMANDS } from "./commands";

runProgram(
  {
    name: "plan-review",
    description: "Says what a Terraform or OpenTofu plan will change, what is dangerous about it, and why.",
    version,
    commands: COMMANDS,
    protect: async () => (await import("@infra-tools/report/escape/safe-text")).safeText,
    defaultCommand: "review",
  },
  process.cwd(),
);
