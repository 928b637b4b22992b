import type { Problem } from "@infra-tools/runtime/problem";
import type { JsonObject } from "./shape";

/** Supported format versions: https://developer.hashicorp.com/terraform/internals/json-format promises only additions below 2. */
const MAJORS = ["0", "1"];

/** The problem with a document that is no plan this review can read; undefined when it is one. */
export function checkFormat(plan: JsonObject, label: string): Problem | undefined {
  const version = plan["format_version"];
  if (version !== undefined && (typeof version !== "string" || !/^\d+\.\d+/.test(version))) {
    return {
      where: `${label}: format_version`,
      value: JSON.stringify(version),
      rule: "the format version of a plan is a text like 1.2",
      fix: "Make the file with `terraform show -json <plan file>`",
    };
  }
  if (typeof version === "string" && !MAJORS.includes(version.split(".")[0] ?? "")) {
    return {
      where: `${label}: format_version`,
      value: version,
      rule: "plans of format 0.1 to 1.x can be reviewed",
      fix: "Make the plan with a version of Terraform or OpenTofu that writes format 1, or update this project",
    };
  }
  if (isState(plan)) {
    return {
      where: label,
      rule: "a review needs a plan, and this is a state",
      fix: "Make the file with `terraform plan -out=<plan file>` and `terraform show -json <plan file>`",
    };
  }
  return isPlan(plan) ? undefined : notAPlan(label);
}

export function notAPlan(label: string): Problem {
  return {
    where: label,
    rule: "a review needs the JSON of a plan",
    fix: "Make the file with `terraform show -json <plan file>`",
  };
}

const PLAN_KEYS = [
  "resource_changes",
  "planned_values",
  "output_changes",
  "configuration",
  "resource_drift",
  "deferred_changes",
  "action_invocations",
];

function isPlan(plan: JsonObject): boolean {
  // A plan that stopped early has nothing but its version and that it stopped.
  const stopped = plan["errored"] === true && typeof plan["format_version"] === "string";
  return stopped || PLAN_KEYS.some((key) => Object.hasOwn(plan, key));
}

/** A state file has a lineage; `terraform show -json` of a state has `values` where a plan has `planned_values`. */
function isState(plan: JsonObject): boolean {
  return (Object.hasOwn(plan, "values") || Object.hasOwn(plan, "lineage")) && !isPlan(plan);
}
