import { rulesOf } from "../../src/computed/compute";
import { loadSchemas, PROVIDERS } from "../../src/schemas/load";
import type { Block, Schema } from "../../src/schemas/model";

/** Whether a schema path leads to an attribute or a block. */
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

describe.each(PROVIDERS)("%s", (provider) => {
  const schemas = loadSchemas(provider);

  test("the tables of defaults and of what replaces name types and paths that exist", () => {
    const wrong = [schemas.defaults ?? {}, schemas.replace_on_change].flatMap((table) =>
      Object.entries(table).flatMap(([type, entry]) => {
        const schema: Schema | undefined = schemas.resource_schemas[type];
        const paths = Array.isArray(entry) ? entry : Object.keys(entry);
        return paths
          .filter((path) => schema === undefined || !leads(schema.block, path.split(".")))
          .map((path) => `${type} ${path}`);
      }),
    );
    expect(wrong).toEqual([]);
  });

  test("the rules for computed values name paths that exist, so none is written in vain", () => {
    // What many types share is looked up in all of them.
    const shared =
      /^(fingerprint|label_fingerprint|creation_timestamp|project|location|etag|region|bucket_region|created_on|modified_on|metadata\..*|\*\..*)$/;
    const wrong = Object.entries(schemas.resource_schemas).flatMap(([type, { block }]) =>
      Object.keys(rulesOf({ provider }, type))
        .filter((path) => !shared.test(path) && !leads(block, path.split(".")))
        .map((path) => `${type} ${path}`),
    );
    expect(wrong).toEqual([]);
  });

  test("every resource that is kept anywhere has a rule for its id", () => {
    const without = Object.entries(schemas.resource_schemas)
      .filter(
        ([type, { block }]) =>
          block.attributes?.["id"] !== undefined && rulesOf({ provider }, type)["id"] === undefined,
      )
      .map(([type]) => type);
    expect(without).toEqual([]);
  });
});
