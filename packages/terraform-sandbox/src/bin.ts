import { runProgram } from "@infra-tools/runtime/command-line/program";
import { version } from "../package.json";
import { COMMANDS } from "./commands";

runProgram(
  {
    name: "terraform-sandbox",
    description: "Runs the real Terraform with simulated providers: no cloud, no credentials, no registry.",
    version,
    commands: COMMANDS,
    protect: async () => (await import("@infra-tools/report/escape/safe-text")).safeText,
    defaultCommand: "run",
  },
  process.cwd(),
);
