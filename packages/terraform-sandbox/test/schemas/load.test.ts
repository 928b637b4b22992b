import { definitionOf, resourceTypeOf } from "../../src/providers/registry";
import { loadSchemas, PROVIDERS } from "../../src/schemas/load";
import type { Block, Schema } from "../../src/schemas/model";

/** True if a schema path leads to an attribute or a block. */
function leads(block: Block, names: readonly string[]): boolean {
  const [name, ...rest] = names;
  if (name === undefined) return true;
  const attribute = block.attributes?.[name];
  if (attribute?.nested_type !== undefined)
    return leads({ attributes: attribute.nested_type.attributes }, rest);
  // What lies inside an attribute of objects has no schema of its own.
  if (attribute !== undefined) return rest.length === 0 || typeof attribute.type === "object";
  const nested = block.block_types?.[name];
  return nested !== undefined && leads(nested.block, rest);
}

function missing(type: string, block: Block, paths: readonly string[]): readonly string[] {
  return paths.filter((path) => !leads(block, path.split("."))).map((path) => `${type} ${path}`);
}

describe.each(PROVIDERS)("%s", (provider) => {
  const schemas = loadSchemas(provider);

  const definition = definitionOf(provider);

  test("defaults, computed blocks and replacements name paths of their type's schema", () => {
    const wrong = Object.entries(definition.types).flatMap(([type, resource]) => {
      const { block }: Pick<Schema, "block"> = schemas.resource_schemas[type] ?? { block: {} };
      const data: Pick<Schema, "block"> = schemas.data_source_schemas[type] ?? { block: {} };
      return [
        ...missing(type, block, Object.keys(resource.defaults ?? {})),
        ...missing(type, block, Object.keys(resource.hiddenDefaults ?? {})),
        ...missing(type, block, resource.replaceOnChange ?? []),
        ...missing(type, block, resource.computedBlocks ?? []),
        ...missing(
          type,
          block,
          (resource.protections ?? []).map(({ attribute }) => attribute),
        ),
        ...missing(type, data.block, Object.keys(resource.dataSource?.defaults ?? {})),
      ];
    });
    expect(wrong).toEqual([]);
  });

  test("every described type has a schema under its name", () => {
    const recorded = {
      ...schemas.resource_schemas,
      ...schemas.data_source_schemas,
      ...schemas.ephemeral_resource_schemas,
    };
    expect(Object.keys(definition.types).filter((type) => recorded[type] === undefined)).toEqual([]);
  });

  test("computed values name paths that exist", () => {
    // Values that many types share.
    const shared =
      /^(fingerprint|label_fingerprint|creation_timestamp|project|location|etag|region|bucket_region|created_on|modified_on|metadata\..*|\*\..*)$/;
    const typed = Object.entries(schemas.resource_schemas).filter(([type]) => type !== "kubernetes_manifest");
    const wrong = typed.flatMap(([type, { block }]) =>
      Object.keys(resourceTypeOf(definition, type).computed ?? {})
        .filter((path) => !shared.test(path) && !leads(block, path.split(".")))
        .map((path) => `${type} ${path}`),
    );
    expect(wrong).toEqual([]);
  });

  test("every resource with an id has a computed value for it", () => {
    const without = Object.entries(schemas.resource_schemas)
      .filter(
        ([type, { block }]) =>
          block.attributes?.["id"] !== undefined &&
          resourceTypeOf(definition, type).computed?.["id"] === undefined,
      )
      .map(([type]) => type);
    expect(without).toEqual([]);
  });
});
