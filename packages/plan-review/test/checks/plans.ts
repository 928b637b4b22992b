import type { Action, Change, Finding, Plan } from "@infra-tools/terraform-plan/model";
import type { Value, ValueObject } from "@infra-tools/terraform-plan/value";
import { type FindingsOptions, findingsOf } from "../../src/findings";

/** A change with everything a test does not care about filled in. */
export function change(type: string, more: Partial<Change>): Change {
  const action: Action = more.action ?? "update";
  return {
    address: `${type}.${more.name ?? "x"}`,
    previousAddress: undefined,
    moduleAddress: undefined,
    mode: "managed",
    type,
    name: "x",
    index: undefined,
    provider: "registry.terraform.io/hashicorp/test",
    previousProvider: undefined,
    deposed: undefined,
    action,
    replaceOrder: action === "replace" ? "delete-first" : undefined,
    reason: undefined,
    importing: undefined,
    identity: undefined,
    before: undefined,
    after: undefined,
    replacePaths: [],
    constructPath: undefined,
    lifecycle: undefined,
    successor: undefined,
    ...more,
  };
}

export function planOf(changes: readonly Change[], more: Partial<Plan> = {}): Plan {
  return {
    label: "ops",
    formatVersion: "1.2",
    terraformVersion: "1.11.4",
    errored: false,
    complete: true,
    changes,
    drift: [],
    outputs: [],
    checks: [],
    deferred: [],
    variables: {},
    secrets: [],
    actions: [],
    problems: [],
    references: new Map(),
    configured: new Map(),
    provisioners: new Map(),
    ...more,
  };
}

export function update(type: string, before: Value, after: Value): Change {
  return change(type, { action: "update", before, after });
}

export function create(type: string, after: Value, more: Partial<Change> = {}): Change {
  return change(type, { action: "create", after, ...more });
}

export function destroy(type: string, before: Value = {}, more: Partial<Change> = {}): Change {
  return change(type, { action: "delete", before, ...more });
}

export function replace(type: string, before: Value, after: Value, more: Partial<Change> = {}): Change {
  return change(type, { action: "replace", before, after, ...more });
}

export function findings(changes: readonly Change[], options: FindingsOptions = {}): readonly Finding[] {
  return findingsOf(planOf(changes), options);
}

/** The ids of the rules that find something, sorted, each once. */
export function rulesFor(
  changes: readonly Change[] | Change,
  options: FindingsOptions = {},
): readonly string[] {
  const list = Array.isArray(changes) ? (changes as readonly Change[]) : [changes as Change];
  return [...new Set(findings(list, options).map(({ rule }) => rule))].sort();
}

/** The rules of the findings above a notice, in the order of the findings. */
export function rulesAboveNotice(change: Change): readonly string[] {
  return findings([change])
    .filter(({ severity }) => severity !== "notice")
    .map(({ rule }) => rule);
}

/** `settings.backup[0].days` as nested objects and lists around a value. */
export function nested(path: string, value: Value): ValueObject {
  const [head = "", ...rest] = path.split(".");
  const inner = rest.length === 0 ? value : nested(rest.join("."), value);
  return head.endsWith("[]") ? { [head.slice(0, -2)]: [inner] } : { [head]: inner };
}
