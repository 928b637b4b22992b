import { dirname } from "node:path";
import { providerSchemaBytes } from "../../src/protocol/schema-bytes";
import { providerService } from "../../src/protocol/service";
import { loadSchemas, PROVIDERS, protocolFile } from "../../src/schemas/load";
import type { ProviderSchemas } from "../../src/schemas/model";
import { providerSchemaMessage } from "./schema-message";

const method = providerService(dirname(protocolFile()))["GetProviderSchema"];

/** Bytes as protobuf's library reads and writes them by Terraform's own definition of the protocol. */
function decoded(bytes: Buffer): unknown {
  return method?.responseDeserialize(bytes);
}

function encoded(schemas: ProviderSchemas): Buffer {
  return method?.responseSerialize(providerSchemaMessage(schemas)) ?? Buffer.alloc(0);
}

test.each(PROVIDERS)("%s: the bytes say what protobuf's own encoder says", (provider) => {
  const schemas = loadSchemas(provider);
  expect(decoded(providerSchemaBytes(schemas))).toEqual(decoded(encoded(schemas)));
});

test("every form of a schema has its bytes", () => {
  const attribute = { type: ["map", "string"], optional: true, computed: true } as const;
  const flags = { required: true, sensitive: true, deprecated: true, write_only: true } as const;
  const nested_type = { nesting_mode: "map", attributes: { inner: { ...flags, type: "string" } } } as const;
  const block = { attributes: { größe: attribute, nested: { nested_type, optional: true } } } as const;
  const schemas: ProviderSchemas = {
    provider: "registry.terraform.io/example/example",
    version: "1.0.0",
    provider_schema: { version: 0, block: {} },
    resource_schemas: {
      example_thing: {
        version: 300,
        block: {
          ...block,
          block_types: {
            ["a".repeat(200)]: { nesting_mode: "group", block, min_items: 1, max_items: 70_000 },
            set: { nesting_mode: "set", block: {} },
          },
        },
      },
    },
    data_source_schemas: {},
    ephemeral_resource_schemas: { example_secret: { version: 1, block: {} } },
  };
  expect(decoded(providerSchemaBytes(schemas))).toEqual(decoded(encoded(schemas)));
});

test("only the types that are asked for are in the answer, of every kind", () => {
  const answer = decoded(providerSchemaBytes(loadSchemas("google"), new Set(["google_project", "other"])));
  expect(answer).toMatchObject({ resource_schemas: {}, ephemeral_resource_schemas: {} });
  expect(Object.keys(Object(answer).data_source_schemas)).toEqual(["google_project"]);
});
