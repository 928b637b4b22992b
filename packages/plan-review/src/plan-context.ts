import { configurationAddress } from "@infra-tools/terraform-plan/address";
import { canonical } from "@infra-tools/terraform-plan/compare/canonical";
import type { Change, Plan } from "@infra-tools/terraform-plan/model";
import { isObject, type Value } from "@infra-tools/terraform-plan/value";
import { metadataOf } from "./attributes/look-up";
import type { MetadataTable, TypeMetadata } from "./attributes/metadata";
import { changesOf } from "./changes";
import type { PlanContext } from "./context";
import type { Exposures } from "./exposures";
import { findRenames } from "./renames";
import { collect, reveal } from "./values/inspect";

/** Collects the context of a whole plan for the checks of single changes. */
export function planContext(plan: Plan, added: MetadataTable, exposures: Exposures): PlanContext {
  const created = new Set<string>();
  const destroyed = new Set<string>();
  for (const change of changesOf(plan)) {
    if (change.mode !== "managed" || change.action === "no-op") continue;
    const metadata = metadataOf(change, added);
    // A grant, a policy or a setting has the names of the object that it belongs to.
    if (isAttached(metadata)) continue;
    if (change.action === "create") {
      created.add(configurationAddress(change.address));
      for (const name of [...namesOf(change.after), ...membersOf(change.after)]) created.add(name);
    } else if (change.action === "replace" || change.action === "update") {
      for (const name of newNames(change)) created.add(name);
    } else if (change.action === "delete" && change.deposed === undefined && isIndependent(metadata)) {
      for (const name of namesOf(change.before)) destroyed.add(name);
      for (const pods of selectorsOf(change.before)) destroyed.add(pods);
    }
  }
  return {
    plan,
    exposures,
    added,
    created,
    destroyed,
    renamed: new Map(findRenames(plan.changes).map(({ from, to }) => [from.address, to.address])),
  };
}

function isAttached(metadata: TypeMetadata | undefined): boolean {
  return (
    metadata?.grants !== undefined ||
    metadata?.subject !== undefined ||
    metadata?.removal?.parent !== undefined
  );
}

/** A new name of an existing object: members with that name are not new. */
function newNames({ before, after }: Change): readonly string[] {
  const existing = new Set(namesOf(before));
  return namesOf(after).filter((name) => !existing.has(name));
}

/** Other objects belong to it, and mean nothing without it. */
function isIndependent(metadata: TypeMetadata | undefined): boolean {
  return (
    metadata?.holds !== undefined ||
    metadata?.dependents !== undefined ||
    metadata?.serves !== undefined ||
    metadata?.credential !== undefined
  );
}

/** Ids and names by which other resources refer to this one. */
function namesOf(value: Value | undefined): readonly string[] {
  const plain = reveal(value);
  if (!isObject(plain)) return [];
  return ["id", "arn", "name", "bucket", "self_link"].flatMap((key) => {
    const name = reveal(plain[key]);
    return typeof name === "string" && name !== "" ? [name] : [];
  });
}

/** Labels that select the pods of a workload. No two workloads have the same, so the pods are destroyed with it. */
function selectorsOf(value: Value | undefined): readonly string[] {
  return collect(value, "spec.selector.match_labels")
    .filter((labels) => isObject(labels) && Object.keys(labels).length > 0)
    .map(canonical);
}

/** Names of a service account in role bindings. */
function membersOf(value: Value | undefined): readonly string[] {
  return ["member", "email"].flatMap((key) =>
    collect(value, key).flatMap((name) => (typeof name === "string" ? [name, `serviceAccount:${name}`] : [])),
  );
}
