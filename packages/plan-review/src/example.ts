import { compare } from "@infra-tools/terraform-plan/compare/compare";
import type { Action, Change, Plan } from "@infra-tools/terraform-plan/model";
import { formatPath } from "@infra-tools/terraform-plan/path";
import type { Value, ValueObject } from "@infra-tools/terraform-plan/value";
import type { Lifecycles } from "./lifecycles";
import type { OwnRules } from "./revision/revision";
import { show } from "./values/inspect";

/** A change of an example; everything else of a plan's entry has a default. */
export interface ExampleChange
  extends Partial<Pick<Change, "deposed" | "name" | "previousProvider" | "replaceOrder" | "replacePaths">> {
  readonly type: string;
  readonly action: Action;
  readonly before?: Value;
  readonly after?: Value;
}

/** Parts of a plan besides its changes. */
type PlanParts = Partial<
  Pick<Plan, "errored" | "complete" | "checks" | "outputs" | "actions" | "references" | "provisioners">
>;

/** A small plan that a rule reports, or does not report. The tests run it, the documentation prints it. */
export interface Example extends PlanParts {
  readonly changes: readonly ExampleChange[];
  readonly drift?: readonly ExampleChange[];
  readonly deferred?: readonly { readonly reason: string; readonly change: ExampleChange }[];
  readonly lifecycles?: { readonly base: Lifecycles; readonly head: Lifecycles };
  readonly ownRules?: OwnRules;
  /** Text for the documentation, if the changes alone do not show it. */
  readonly text?: string;
}

type More = Omit<ExampleChange, "type" | "action" | "before" | "after">;

export function update(type: string, before: ValueObject, after: ValueObject): Example {
  return { changes: [{ type, action: "update", before, after }] };
}

export function create(type: string, after: ValueObject, more: More = {}): Example {
  return { changes: [{ type, action: "create", after, ...more }] };
}

export function destroy(type: string, before: ValueObject = {}, more: More = {}): Example {
  return { changes: [{ type, action: "delete", before, ...more }] };
}

export function replace(type: string, before: ValueObject, after: ValueObject, more: More = {}): Example {
  return {
    changes: [{ type, action: "replace", before, after, replaceOrder: "delete-first", ...more }],
  };
}

export function forget(type: string, before: ValueObject = {}): Example {
  return { changes: [{ type, action: "forget", before }] };
}

/** Several changes in one plan. */
export function together(...examples: readonly Example[]): Example {
  return { changes: examples.flatMap(({ changes }) => changes) };
}

/** An IAM policy document. */
export function policy(...statements: readonly { readonly [key: string]: unknown }[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

/** The plan that an example stands for. */
export function planOfExample({
  changes,
  drift = [],
  deferred = [],
  lifecycles: _,
  ownRules: __,
  text: ___,
  ...parts
}: Example): Plan {
  return {
    label: "example",
    formatVersion: "1.2",
    terraformVersion: "1.11.4",
    errored: false,
    complete: true,
    outputs: [],
    checks: [],
    variables: {},
    secrets: [],
    actions: [],
    problems: [],
    references: new Map(),
    configured: new Map(),
    provisioners: new Map(),
    ...parts,
    changes: changes.map(toChange),
    drift: drift.map(toChange),
    deferred: deferred.map(({ reason, change }) => ({ reason, change: toChange(change) })),
  };
}

function toChange({ name = "example", ...change }: ExampleChange): Change {
  return {
    address: `${change.type}.${name}`,
    previousAddress: undefined,
    moduleAddress: undefined,
    mode: "managed",
    name,
    index: undefined,
    provider: "registry.terraform.io/hashicorp/example",
    previousProvider: undefined,
    deposed: undefined,
    replaceOrder: undefined,
    reason: undefined,
    importing: undefined,
    identity: undefined,
    before: undefined,
    after: undefined,
    replacePaths: [],
    constructPath: undefined,
    lifecycle: undefined,
    successor: undefined,
    ...change,
  };
}

/** One line for the documentation: `aws_db_instance: backup_retention_period: 30 -> 7`. */
export function exampleText({ changes, text }: Example): string {
  return text ?? changes.map(changeText).join("; ");
}

function changeText({ type, name, action, deposed, before, after }: ExampleChange): string {
  const address = name === undefined ? type : `${type}.${name}`;
  const verb = deposed === undefined ? action : `${action}, deposed ${deposed}`;
  const details = compare(before, after).deltas.map((delta) => {
    const path = formatPath(delta.path);
    if (action === "create") return `${path} = ${show(delta.after)}`;
    return `${path}: ${show(delta.before)} -> ${show(delta.after)}`;
  });
  const kept = action === "delete" || action === "forget" ? settings(before) : details;
  return [
    address,
    action === "update" ? "" : ` (${verb})`,
    kept.length === 0 ? "" : `: ${kept.join(", ")}`,
  ].join("");
}

function settings(value: Value | undefined): readonly string[] {
  return compare(undefined, value).deltas.flatMap(({ path, after }) =>
    path.length === 0 ? [] : [`${formatPath(path)} = ${show(after)}`],
  );
}
