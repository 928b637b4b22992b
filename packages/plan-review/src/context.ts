import { configurationAddress } from "@infra-tools/terraform-plan/address";
import type { Change, Plan } from "@infra-tools/terraform-plan/model";
import type { MetadataTable, TypeMetadata } from "./attributes/metadata";
import type { Observation } from "./attributes/observe";
import type { Exposures } from "./exposures";

/** The plan around a change. */
export interface PlanContext {
  readonly plan: Plan;
  /** Secrets in plain text, by address. */
  readonly exposures: Exposures;
  /** Metadata of resource types from a configuration file. */
  readonly added: MetadataTable;
  /** Addresses, names and members of resources that the plan creates. */
  readonly created: ReadonlySet<string>;
  /** Ids and names of resources that the plan destroys without a replacement. */
  readonly destroyed: ReadonlySet<string>;
  /** Changes that a likely rename explains: address of the destroyed resource -> of the created one. */
  readonly renamed: ReadonlyMap<string, string>;
}

/** Input of a check of one change. */
export interface ChangeContext extends PlanContext {
  readonly change: Change;
  /** Undefined for a type without metadata. */
  readonly metadata: TypeMetadata | undefined;
  /** Attributes with metadata that this change touches. */
  readonly observations: readonly Observation[];
}

/** Name of the resource in sentences: "Cloud SQL instance", else its type. */
export function labelOf({ change, metadata }: Pick<ChangeContext, "change" | "metadata">): string {
  return metadata?.label ?? change.type;
}

/** The object is deleted, or deleted and recreated. A forgotten object lives on. */
export function destroys(change: Change): boolean {
  return change.action === "delete" || change.action === "replace";
}

/** "destroyed" or "destroyed and recreated". */
export function destructionOf(change: Change): string {
  return change.action === "replace" ? "destroyed and recreated" : "destroyed";
}

/** That nothing in the plan names a deleted object any longer, as a sentence. */
export function inUseInstead(successor: string): string {
  return `Nothing in this plan names it any longer, and ${successor} is in use instead.`;
}

/** An attribute of the change refers to a resource that the plan creates. */
export function refersToCreated({ change, plan, created }: ChangeContext, attribute: string): boolean {
  const [name] = attribute.split(".");
  return (plan.references.get(configurationAddress(change.address)) ?? []).some(
    ({ path, to }) => path[0] === name && created.has(to),
  );
}

export function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
