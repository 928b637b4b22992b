import type { Json } from "@infra-tools/terraform-plan/value";
import type { TypeJson } from "../protocol/type";

/** A provider's schema as `terraform providers schema -json` prints it, and two tables which that lacks. */
export interface ProviderSchemas {
  /** Full address: `registry.terraform.io/hashicorp/google`. */
  readonly provider: string;
  readonly version: string;
  readonly provider_schema: Schema;
  readonly resource_schemas: { readonly [type: string]: Schema };
  readonly data_source_schemas: { readonly [type: string]: Schema };
  readonly ephemeral_resource_schemas: { readonly [type: string]: Schema };
  /** Attributes whose change replaces the resource, by type, as schema paths: `settings.disk_type`. */
  readonly replace_on_change: { readonly [type: string]: readonly string[] };
  /** What the provider fills in where the configuration is silent, by type and schema path. */
  readonly defaults?: { readonly [type: string]: { readonly [path: string]: Json } };
}

export interface Schema {
  readonly version: number;
  readonly block: Block;
}

export interface Block {
  readonly attributes?: { readonly [name: string]: Attribute };
  readonly block_types?: { readonly [name: string]: NestedBlock };
}

export interface Attribute {
  /** Either this or `nested_type`. */
  readonly type?: TypeJson;
  readonly nested_type?: NestedAttributes;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly sensitive?: boolean;
  readonly write_only?: boolean;
  readonly deprecated?: boolean;
}

export interface NestedAttributes {
  readonly attributes: { readonly [name: string]: Attribute };
  readonly nesting_mode: "single" | "list" | "set" | "map";
}

export interface NestedBlock {
  readonly nesting_mode: "single" | "list" | "set" | "map" | "group";
  readonly block: Block;
  readonly min_items?: number;
  readonly max_items?: number;
}
