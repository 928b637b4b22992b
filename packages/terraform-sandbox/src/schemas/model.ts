import type { TypeJson } from "../protocol/type";

/** A provider's schemas as `terraform providers schema -json` prints them. */
export interface ProviderSchemas {
  /** Full address: `registry.terraform.io/hashicorp/google`. */
  readonly provider: string;
  readonly version: string;
  readonly provider_schema: Schema;
  readonly resource_schemas: { readonly [type: string]: Schema };
  readonly data_source_schemas: { readonly [type: string]: Schema };
  readonly ephemeral_resource_schemas: { readonly [type: string]: Schema };
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
