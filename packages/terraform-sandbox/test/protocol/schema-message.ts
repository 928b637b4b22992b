import type { Attribute, Block, ProviderSchemas, Schema } from "../../src/schemas/model";

import { metaSchema } from "../../src/schemas/provider-meta";

/** A provider's schemas as the message that protobuf's library encodes. */
export function providerSchemaMessage(schemas: ProviderSchemas): object {
  const meta = metaSchema(schemas.provider);
  return {
    ...(meta === undefined ? {} : { provider_meta: schemaMessage(meta) }),
    provider: schemaMessage(schemas.provider_schema),
    resource_schemas: schemaMessages(schemas.resource_schemas),
    data_source_schemas: schemaMessages(schemas.data_source_schemas),
    ephemeral_resource_schemas: schemaMessages(schemas.ephemeral_resource_schemas),
    server_capabilities: { plan_destroy: true, get_provider_schema_optional: true },
  };
}

function schemaMessages(schemas: { readonly [type: string]: Schema }): { readonly [type: string]: object } {
  return Object.fromEntries(Object.entries(schemas).map(([type, schema]) => [type, schemaMessage(schema)]));
}

function schemaMessage(schema: Schema): object {
  return { version: schema.version, block: blockMessage(schema.block) };
}

function blockMessage(block: Block): object {
  return {
    attributes: attributeMessages(block.attributes ?? {}),
    block_types: Object.entries(block.block_types ?? {}).map(([name, nested]) => ({
      type_name: name,
      block: blockMessage(nested.block),
      nesting: nested.nesting_mode.toUpperCase(),
      min_items: nested.min_items ?? 0,
      max_items: nested.max_items ?? 0,
    })),
  };
}

function attributeMessages(attributes: { readonly [name: string]: Attribute }): readonly object[] {
  return Object.entries(attributes).map(([name, attribute]) => ({
    name,
    type:
      attribute.type === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(attribute.type), "utf8"),
    nested_type:
      attribute.nested_type === undefined
        ? null
        : {
            attributes: attributeMessages(attribute.nested_type.attributes),
            nesting: attribute.nested_type.nesting_mode.toUpperCase(),
          },
    required: attribute.required ?? false,
    optional: attribute.optional ?? false,
    computed: attribute.computed ?? false,
    sensitive: attribute.sensitive ?? false,
    deprecated: attribute.deprecated ?? false,
    write_only: attribute.write_only ?? false,
  }));
}
