import { readFileSync } from "node:fs";
import { formatSchemas } from "../../src/schemas/format";
import { loadSchemas, PROVIDERS, schemaFile } from "../../src/schemas/load";
import type { Block, ProviderSchemas, Schema } from "../../src/schemas/model";
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

  it("have every path that the tables written by hand name", () => {
    const { replace_on_change, defaults = {} } = schemas;
    const paths = [...Object.entries(replace_on_change), ...keys(defaults)].flatMap(([type, names]) =>
      names.map((name) => [type, name] as const),
    );
    expect(
      paths.filter(([type, path]) => !hasPath(schemas.resource_schemas[type]?.block, path.split("."))),
    ).toEqual([]);
    expect(paths.length).toBeGreaterThan(0);
  });
});

function keys(
  table: NonNullable<ProviderSchemas["defaults"]>,
): readonly (readonly [string, readonly string[]])[] {
  return Object.entries(table).map(([type, values]) => [type, Object.keys(values)]);
}

function hasPath(block: Block | undefined, [name = "", ...rest]: readonly string[]): boolean {
  const attribute = block?.attributes?.[name];
  const inner = block?.block_types?.[name]?.block ?? attribute?.nested_type;
  if (rest.length === 0) return attribute !== undefined || inner !== undefined;
  return inner !== undefined && hasPath(inner, rest);
}

it("a schema that is not of the documented form is refused", () => {
  expect(() =>
    parseSchema({ version: 0, block: { attributes: { a: { type: ["bag", "string"] } } } }),
  ).toThrow("not a Terraform type");
  expect(() =>
    parseSchema({ version: 0, block: { block_types: { b: { nesting_mode: "heap", block: {} } } } }),
  ).toThrow();
});
