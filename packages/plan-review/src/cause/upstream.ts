import { configurationAddress, modulePrefix } from "@infra-tools/terraform-plan/address";
import { equal } from "@infra-tools/terraform-plan/compare/canonical";
import type { Change, Plan, Reference } from "@infra-tools/terraform-plan/model";
import { parseMention } from "@infra-tools/terraform-plan/read/references";
import {
  isList,
  isObject,
  isSensitive,
  isUnknown,
  memberOf,
  type Value,
} from "@infra-tools/terraform-plan/value";

/** A change that another one refers to, with the attribute mentioned. */
export interface Upstream {
  readonly change: Change;
  readonly attribute: string | undefined;
  /** The attribute's new value is known while planning. */
  readonly isCertain: boolean;
}

/** Targets of a reference: changes, and names that a plan does not resolve. */
export interface Found {
  readonly upstreams: readonly Upstream[];
  /** Locals on the way, by address. */
  readonly lost: readonly string[];
}

/** A plan's changes, ready to be looked up. */
export interface Trace {
  readonly plan: Plan;
  readonly byConfiguration: ReadonlyMap<string, readonly Change[]>;
  /** References of a module's outputs, by the module. Made when first asked for. */
  readonly outputs: () => ReadonlyMap<string, readonly Reference[]>;
  /** Changes that a text like `google_x.y.id` in the module of `from` refers to. */
  readonly mentioned: (from: Change, mention: string) => readonly Upstream[];
}

const NOTHING: Found = { upstreams: [], lost: [] };

export function startTrace(plan: Plan): Trace {
  const byConfiguration = new Map<string, Change[]>();
  for (const change of plan.changes) {
    if (change.action === "no-op" || change.deposed !== undefined) continue;
    const address = configurationAddress(change.address);
    const same = byConfiguration.get(address);
    if (same === undefined) byConfiguration.set(address, [change]);
    else same.push(change);
  }
  let outputs: ReadonlyMap<string, readonly Reference[]> | undefined;
  const trace: Trace = {
    plan,
    byConfiguration,
    outputs: () => {
      outputs ??= groupByOwner(plan.references);
      return outputs;
    },
    mentioned: (from, mention) => {
      const target = parseMention(mention);
      if (target === undefined) return [];
      const to = `${modulePrefix(from.moduleAddress)}${target.to}`;
      return changed(trace, from, to, target.attribute);
    },
  };
  return trace;
}

/** Targets of a reference of `from`, through variables and outputs of modules. */
export function upstreamOf(trace: Trace, from: Change, reference: Reference): Found {
  return follow(trace, from, reference, new Set());
}

function follow(trace: Trace, from: Change, reference: Reference, observation: Set<string>): Found {
  const { to, attribute } = reference;
  if (observation.has(to)) return NOTHING;
  observation.add(to);
  if (isLocal(to)) return { upstreams: [], lost: [to] };
  const upstreams = changed(trace, from, to, attribute);
  if (upstreams.length > 0 || isResource(to)) return { upstreams, lost: [] };
  const followed = behind(trace, to).map((next) => follow(trace, from, next, observation));
  return { upstreams: followed.flatMap((one) => one.upstreams), lost: followed.flatMap((one) => one.lost) };
}

/** References of a variable or an output; of a module as a whole those of all its outputs. */
function behind(trace: Trace, to: string): readonly Reference[] {
  const references = trace.plan.references.get(to);
  if (references !== undefined && !/(?:^|\.)module\.[^.]+$/.test(to)) return references;
  return trace.outputs().get(to) ?? [];
}

/** Address without its last word -> references of all that has one: of a module, those of its outputs. */
function groupByOwner(references: Plan["references"]): ReadonlyMap<string, readonly Reference[]> {
  const groups = new Map<string, Reference[]>();
  for (const [from, targets] of references) {
    const owner = from.slice(0, Math.max(from.lastIndexOf("."), 0));
    const group = groups.get(owner);
    if (group === undefined) groups.set(owner, [...targets]);
    else group.push(...targets);
  }
  return groups;
}

function isLocal(address: string): boolean {
  return /(?:^|\.)local\.[^.]+$/.test(address);
}

/** Neither a variable nor an output: those have one more word behind `var` and the module's name. */
function isResource(address: string): boolean {
  const inModule = address.replace(/^(?:module\.[^.]+\.)*/, "");
  return (
    inModule.includes(".") &&
    !inModule.startsWith("var.") &&
    !inModule.startsWith("output.") &&
    !inModule.startsWith("module.")
  );
}

function changed(trace: Trace, from: Change, to: string, attribute: string | undefined): readonly Upstream[] {
  const instances = trace.byConfiguration.get(to) ?? [];
  return nearest(from, instances)
    .filter((change) => change.address !== from.address && changesAt(change, attribute))
    .map((change) => ({ change, attribute, isCertain: !hasUnknown(valueAt(change.after, attribute)) }));
}

/** Of several instances those of the same module instance, and there the one with the same key, if they change. */
function nearest(from: Change, instances: readonly Change[]): readonly Change[] {
  if (instances.length < 2) return instances;
  const sameModule = instances.filter((change) => change.moduleAddress === from.moduleAddress);
  const inModule = sameModule.length > 0 ? sameModule : instances;
  const sameKey = inModule.filter((change) => change.index !== undefined && change.index === from.index);
  return sameKey.length > 0 ? sameKey : inModule;
}

function changesAt(change: Change, attribute: string | undefined): boolean {
  return (
    change.action === "read" ||
    !equal(valueAt(change.before, attribute), valueAt(change.after, attribute)) ||
    hasUnknown(valueAt(change.after, attribute))
  );
}

/** The value an attribute's name leads to. Through repeated blocks it stops at the list: it may be any of them. */
function valueAt(value: Value | undefined, attribute: string | undefined): Value | undefined {
  let current = value;
  for (const word of attribute === undefined ? [] : attribute.split(".")) {
    if (isSensitive(current)) current = current.inner;
    if (isList(current)) {
      const [only] = current;
      if (current.length !== 1) return current;
      current = only;
    }
    if (!isObject(current)) return current;
    current = memberOf(current, word);
  }
  return current;
}

function hasUnknown(value: Value | undefined): boolean {
  if (isUnknown(value)) return true;
  if (isSensitive(value)) return hasUnknown(value.inner);
  if (isList(value)) return value.some(hasUnknown);
  return isObject(value) && Object.values(value).some(hasUnknown);
}
