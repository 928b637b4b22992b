import type { Argument, Option } from "../command";

export const ENVIRONMENTS_ARGUMENT: Argument = {
  name: "environment",
  description: "pre, ops ...; all of them when left out",
  variadic: true,
};

export const FULL_OPTION: Option = {
  flags: "--full",
  description: "print Terraform's own text of the plan too",
};
