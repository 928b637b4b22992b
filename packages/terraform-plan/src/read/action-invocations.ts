import type { Problem } from "@infra-tools/runtime/problem";
import type { ActionInvocation } from "../model";
import type { SensitiveValue } from "../value";
import { type EntryProblem, kindOf, readableEntries } from "./entries";
import { isJsonObject, type JsonObject, objectAt, textAt } from "./shape";
import { mergeValue } from "./values";

/**
 * Reads actions that the apply invokes, also those that are put off (Terraform 1.14).
 * https://developer.hashicorp.com/terraform/internals/json-format
 */
export function readActionInvocations(
  plan: JsonObject,
  label: string,
  secrets: SensitiveValue[],
  problems: Problem[],
): readonly ActionInvocation[] {
  const immediate = readableEntries(plan, "action_invocations", label, problems, invocationProblem).map(
    (entry) => readInvocation(entry, undefined, secrets),
  );
  const deferred = readableEntries(plan, "deferred_action_invocations", label, problems, (entry) =>
    invocationProblem(objectAt(entry, "action_invocation")),
  ).map((entry) =>
    readInvocation(objectAt(entry, "action_invocation"), textAt(entry, "reason") ?? "unknown", secrets),
  );
  return [...immediate, ...deferred];
}

function invocationProblem({ address }: JsonObject): EntryProblem | undefined {
  return typeof address === "string" && address !== ""
    ? undefined
    : { path: "address", rule: "must be the address of an action", value: kindOf(address) };
}

function readInvocation(
  entry: JsonObject,
  deferred: string | undefined,
  secrets: SensitiveValue[],
): ActionInvocation {
  const trigger = entry["lifecycle_action_trigger"];
  return {
    address: textAt(entry, "address") ?? "",
    type: textAt(entry, "type") ?? "",
    name: textAt(entry, "name") ?? "",
    provider: textAt(entry, "provider_name") ?? "",
    trigger: isJsonObject(trigger)
      ? {
          address: textAt(trigger, "triggering_resource_address") ?? "",
          event: textAt(trigger, "action_trigger_event") ?? "",
        }
      : undefined,
    config: mergeValue(entry["config_values"], entry["config_unknown"], entry["config_sensitive"], secrets),
    deferred,
  };
}
