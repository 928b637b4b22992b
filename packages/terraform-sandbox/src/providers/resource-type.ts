import type { Json, ValueObject } from "@infra-tools/terraform-plan/value";
import type { Cloud } from "../cloud/cloud";
import type { AttributePath } from "../protocol/diagnostic";
import type { ApiRule } from "./api-rule";
import type { ComputedValues } from "./computed-values";

/** Values by schema path, such as `settings.disk_type`. */
export type PathValues = { readonly [path: string]: Json };

/** An attribute that, while true, keeps its object from being deleted. */
export interface Protection {
  readonly attribute: string;
  /** Message of the provider or its API; `{name}` is the object's name. */
  readonly message: string;
}

/** A configuration that the provider refuses. */
export interface Refusal {
  /** Top-level attribute or block that the error points to. */
  readonly attribute: string;
  /** The provider's message: `summary: detail`, or a summary alone. */
  readonly message: string;
}

/**
 * Behaviour of one type that its schema does not describe. Every part is optional: without any, a resource is
 * planned from its schema alone, updated in place, and identified by its `id`.
 */
export interface ResourceType {
  /** Nothing is known beyond the schema: computed texts are generated. */
  readonly generic?: boolean;
  /** Values of computed attributes, by schema path, in order: a later one may use an earlier one. */
  readonly computed?: ComputedValues;
  /** Values that the provider plans for attributes that the configuration leaves unset. */
  readonly defaults?: PathValues;
  /** Defaults that the API fills in and the provider's plan does not show. */
  readonly hiddenDefaults?: PathValues;
  /** Blocks that the provider computes when the configuration has none, as schema paths. */
  readonly computedBlocks?: readonly string[];
  /** Attributes whose change replaces the resource, as schema paths. */
  readonly replaceOnChange?: readonly string[];
  /** Built on the plugin framework although the provider's other types use the older SDK. */
  readonly framework?: boolean;
  /** Creating it over an existing object succeeds: the call sets something, or accepts what exists. */
  readonly overwritesExisting?: boolean;
  /** Attribute that holds an IAM policy, which is compared by meaning. */
  readonly policyAttribute?: string;
  /** The cluster counts changes of the spec in `metadata.generation`. */
  readonly countsGenerations?: boolean;
  /** Protections against deletion, in the order in which the provider and its API check them. */
  readonly protections?: readonly Protection[];
  /** Identity among the objects of the type, which is also the import id; `id` when left out. */
  readonly key?: (object: ValueObject) => string | undefined;
  /** Annotations that controllers of the cluster write to the object. */
  readonly clusterAnnotations?: (object: ValueObject, onGke: boolean) => { readonly [key: string]: string };
  /** Replaces the generic plan. */
  readonly plan?: (config: ValueObject, prior: ValueObject | null) => ValueObject;
  /** Replaces the comparison by `replaceOnChange`. */
  readonly replacements?: (prior: ValueObject, planned: ValueObject) => readonly AttributePath[];
  /** Adds attributes that the provider knows at plan time. */
  readonly predictable?: (planned: ValueObject) => ValueObject;
  /** Replaces the generic completion of unknown values at apply. */
  readonly complete?: (planned: ValueObject) => ValueObject;
  /** Adds what a refresh shows because other objects of the cloud set it. */
  readonly observed?: (object: ValueObject, cloud: Cloud) => ValueObject;
  /** Called after the object was created or updated in the cloud. */
  readonly onApplied?: (cloud: Cloud, id: string) => void;
  /** Called after the object was deleted from the cloud. */
  readonly onDeleted?: (cloud: Cloud, object: ValueObject) => void;
  /** Refusals at validation that the rules in validation/ cannot express; unknown values may be in the configuration. */
  readonly validate?: (config: ValueObject) => readonly Refusal[];
  /** Refusals that the provider reports only when it plans. */
  readonly validatePlan?: (config: ValueObject, prior: ValueObject | null) => readonly Refusal[];
  /** Rules of the service's API that the provider does not check. */
  readonly api?: readonly ApiRule[];
  /** The data source of the same name. */
  readonly dataSource?: Pick<ResourceType, "computed" | "defaults">;
  /** The ephemeral resource of the same name. */
  readonly ephemeral?: Pick<ResourceType, "computed" | "validate">;
}
