import { runProgram } from "@infra-tools/runtime/command-line/program";
import { version } from "../package.json";
import { COMMANDS } from "./commands";

runProgram(
  {
    name: "gitlab-plan-review",
    description:
      "Reviews Terraform or OpenTofu plans in a GitLab merge request: a note, threads and reports.",
    version,
    commands: COMMANDS,
    defaultCommand: "review",
  },
  process.cwd(),
);
