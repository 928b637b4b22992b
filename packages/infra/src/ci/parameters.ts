import { flag } from "@infra-tools/runtime/command-line/parameter";

export const SANDBOX = flag("use the sandbox instead of the real clouds, to try a job without credentials");

export const DRY_RUN = flag("change nothing, and print each request to GitLab that would");
