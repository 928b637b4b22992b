import type { ValueObject } from "@infra-tools/terraform-plan/value";
import type { ResourceType } from "./resource-type";

/** A planned resource, before the provider's own knowledge is added. */
export interface Planning {
  readonly type: string;
  readonly resource: ResourceType;
  /** The provider block. */
  readonly provider: ValueObject;
  readonly config: ValueObject;
  /** Null for a create. */
  readonly prior: ValueObject | null;
  readonly planned: ValueObject;
}

/** An object about to be written to the cloud. */
export interface Storing {
  readonly resource: ResourceType;
  readonly provider: ValueObject;
  readonly state: ValueObject;
  /** Null for a create. */
  readonly prior: ValueObject | null;
  /** The object in the cloud before the write. */
  readonly existing: ValueObject | undefined;
}

/** Behaviour of a provider that its schemas do not describe. */
export interface ProviderDefinition {
  readonly types: { readonly [type: string]: ResourceType };
  /** Behaviour of every type; a type's own comes on top of it. In `computedBlocks`, `*.` is any prefix. */
  readonly common?: Pick<ResourceType, "computed" | "computedBlocks" | "api">;
  /** Values of every data source. */
  readonly dataSources?: Pick<ResourceType, "computed">;
  /**
   * Built on the plugin framework: it distinguishes null from zero and forgets computed values on any change. A
   * provider built on the older SDK does neither, and Terraform only logs where its plans break the rules.
   */
  readonly framework: boolean;
  /** Objects exist in Terraform's state alone, as those of the random provider. */
  readonly stateOnly?: boolean;
  /**
   * The provider reads unset texts, numbers and booleans back as "", 0 and false, except these attributes. When
   * left out, they stay null.
   */
  readonly notRead?: ReadonlySet<string>;
  /**
   * The older SDK reads unset lists and maps back as empty ones; at the top level a map only when the read sets it
   * although it has no key, which this says. When left out, unset collections stay null.
   */
  readonly readsMap?: (name: string, object: ValueObject) => boolean;
  /** Adds values that the provider takes from its own configuration at plan time. */
  readonly predictable?: (planning: Planning) => ValueObject;
  /** The object as the provider shows it; `state` is null on import. */
  readonly visible?: (object: ValueObject, state: ValueObject | null, provider: ValueObject) => ValueObject;
  /** The object as the cloud keeps it. */
  readonly stored?: (storing: Storing) => ValueObject;
  /** The state of an updated object. */
  readonly revised?: (resource: ResourceType, state: ValueObject, prior: ValueObject) => ValueObject;
}
