import { readFileSync } from "node:fs";
import { formatSchemas } from "../../src/schemas/format";
import { loadSchemas, PROVIDERS, schemaFile } from "../../src/schemas/load";
import type { ProviderSchemas, Schema } from "../../src/schemas/model";
import { parseSchema } from "../../src/schemas/printed";

type Types = Readonly<Record<string, Schema>>;

describe.each(PROVIDERS)("the checked-in schemas of %s", (provider) => {
  const schemas = loadSchemas(provider);

  it("come out as they are when they are read as Terraform's and written again", () => {
    const again = (types: Types) =>
      Object.fromEntries(Object.entries(types).map(([type, schema]) => [type, parseSchema(schema)]));
    const read: ProviderSchemas = {
      ...schemas,
      provider_schema: parseSchema(schemas.provider_schema),
      resource_schemas: again(schemas.resource_schemas),
      data_source_schemas: again(schemas.data_source_schemas),
      ephemeral_resource_schemas: again(schemas.ephemeral_resource_schemas),
    };
    expect(formatSchemas(read) === readFileSync(schemaFile(provider), "utf8")).toBe(true);
  });
});

it("a schema that is not of the documented form is refused", () => {
  expect(() =>
    parseSchema({ version: 0, block: { attributes: { a: { type: ["bag", "string"] } } } }),
  ).toThrow("not a Terraform type");
  expect(() =>
    parseSchema({ version: 0, block: { block_types: { b: { nesting_mode: "heap", block: {} } } } }),
  ).toThrow();
});
