import { choiceOr, flag, integerOr, optional, text } from "@infra-tools/runtime/command-line/parameter";
import { OPERATIONS } from "../cloud/cloud";
import { FAULT_NAMES } from "../cloud/fault-presets";

/** Description of the kinds of faults, for every program that orders them. */
export const FAULT_DESCRIPTION =
  "Kinds: error (the provider answers with an error), crash-before and crash-after (its process dies before or " +
  "after the cloud changed), partial (the cloud changed and the answer is an error all the same), lost (that, and " +
  "the provider forgets the object). By what happened: quota, permission, conflict, timeout, job-failed.";

export const FAULT_TARGET = optional("a resource type, or the address of an object that was applied");

export const FAULT_OPTIONS = {
  on: choiceOr("apply", "<operation>", OPERATIONS, "what fails"),
  times: integerOr(1, "<number>", "how often", { min: 1 }),
  kind: choiceOr("error", "<kind>", FAULT_NAMES, "how"),
  message: text("<text>", "what the provider says"),
  clear: flag("delete all ordered faults first"),
} as const;
