import type { Action, Change } from "../model";
import type { Path, PathStep } from "../path";
import type { Json, SensitiveValue, Value } from "../value";
import { readAction } from "./actions";
import { takeSensitive } from "./secrets";
import { isJsonList, isJsonObject, type JsonObject, listAt, objectAt, textAt, textsAt } from "./shape";
import { mergeValue } from "./values";

/**
 * One entry of `resource_changes`, `resource_drift` or `deferred_changes`. Undefined without an address, and for an
 * ephemeral resource: it is opened and closed within a run and changes nothing.
 *
 * @param secrets gets every sensitive value of the entry, also of one that does not change
 */
export function readChange(entry: JsonObject, secrets: SensitiveValue[]): Change | undefined {
  const address = textAt(entry, "address");
  if (address === undefined) return undefined;
  const change = objectAt(entry, "change");
  if (entry["mode"] === "ephemeral") {
    for (const side of ["before", "after"]) takeSensitive(change[side], change[`${side}_sensitive`], secrets);
    return undefined;
  }
  const { action, order } = readAction(textsAt(change, "actions"));
  const previousAddress = textAt(entry, "previous_address");
  const importing = readImporting(change["importing"]);
  const quiet = action === "no-op" && previousAddress === undefined && importing === undefined;
  if (quiet) takeSensitive(change["before"], change["before_sensitive"], secrets);
  return {
    address,
    previousAddress,
    moduleAddress: textAt(entry, "module_address"),
    mode: entry["mode"] === "data" ? "data" : "managed",
    type: textAt(entry, "type") ?? "",
    name: textAt(entry, "name") ?? "",
    index: readIndex(entry["index"]),
    provider: textAt(entry, "provider_name") ?? "",
    previousProvider: undefined,
    deposed: textAt(entry, "deposed"),
    action,
    replaceOrder: order,
    reason: textAt(entry, "action_reason"),
    importing,
    identity: readIdentity(change),
    before: quiet ? undefined : readBefore(change, action, secrets),
    after: quiet ? undefined : readAfter(change, action, secrets),
    replacePaths: listAt(change, "replace_paths").filter(isJsonList).map(readPath),
    constructPath: undefined,
    lifecycle: undefined,
    successor: undefined,
  };
}

/** Value before a change; a create has none. */
function readBefore(change: JsonObject, action: Action, secrets: SensitiveValue[]): Value | undefined {
  if (action === "create" || isNull(change["before"])) return undefined;
  return mergeValue(change["before"], undefined, change["before_sensitive"], secrets);
}

/** Value after a change; a delete and a forget have none. */
function readAfter(change: JsonObject, action: Action, secrets: SensitiveValue[]): Value | undefined {
  if (action === "delete" || action === "forget") return undefined;
  const after = mergeValue(change["after"], change["after_unknown"], change["after_sensitive"], secrets);
  return after === null ? undefined : after;
}

function isNull(value: Json | undefined): boolean {
  return value === null || value === undefined;
}

function readIndex(index: Json | undefined): string | number | undefined {
  return typeof index === "string" || typeof index === "number" ? index : undefined;
}

/** `id` is absent when it is not known yet, or when the resource is imported by identity. */
function readImporting(importing: Json | undefined): Change["importing"] {
  if (!isJsonObject(importing)) return undefined;
  const identity = importing["identity"];
  return { id: textAt(importing, "id"), identity: isJsonObject(identity) ? identity : undefined };
}

function readIdentity(change: JsonObject): Change["identity"] {
  const [before, after] = [change["before_identity"], change["after_identity"]];
  return before === undefined && after === undefined ? undefined : { before, after };
}

/** A step may be an object: the element of a set, which has no other name. */
export function readPath(steps: readonly Json[]): Path {
  return steps.map(readStep);
}

function readStep(step: Json): PathStep {
  if (typeof step === "string" || typeof step === "number") return step;
  return { element: describeElement(step) };
}

/** Names and not values: a value inside the set may be a secret. */
function describeElement(step: Json): string {
  return isJsonObject(step) ? `{${Object.keys(step).join(", ")}}` : "element";
}
