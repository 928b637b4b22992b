import type { ValueObject } from "@infra-tools/terraform-plan/value";
import type { Cloud } from "../cloud/cloud";
import type { Refusal } from "./resource-type";

/** A create or update as the service's API receives it. */
export interface ApiRequest {
  readonly type: string;
  /** The planned object; its unknown values are never refused. */
  readonly object: ValueObject;
  /** Null for a create. */
  readonly prior: ValueObject | null;
  readonly cloud: Cloud;
  /** The provider block. */
  readonly provider: ValueObject;
}

/** A rule that the provider does not know and its API enforces, so that only an apply fails. */
export interface ApiRule {
  /** Name in messages: `Kubernetes resource quota`. */
  readonly name: string;
  /** Documentation of the rule. */
  readonly source: string;
  readonly refusals: (request: ApiRequest) => readonly Refusal[];
}
