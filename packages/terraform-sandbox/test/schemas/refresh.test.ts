import type { ProviderSchemas } from "../../src/schemas/model";
import { parsePrinted } from "../../src/schemas/printed";
import { refreshSchemas, type Wanted } from "../../src/schemas/refresh";

const schema = (...names: readonly string[]) => ({
  version: 0,
  block: {
    attributes: Object.fromEntries(names.map((name) => [name, { type: "string" as const, optional: true }])),
  },
});

const recorded: ProviderSchemas & { note: string } = {
  provider: "registry.terraform.io/x/cloud",
  version: "1.0.0",
  note: "read by hand",
  provider_schema: schema("region"),
  resource_schemas: { cloud_a: schema("one"), cloud_b: schema("one"), cloud_gone: schema("one") },
  data_source_schemas: { cloud_a: schema("one") },
  ephemeral_resource_schemas: {},
};

const [printed] = Object.values(
  parsePrinted({
    format_version: "1.0",
    provider_schemas: {
      "registry.terraform.io/x/cloud": {
        provider: { version: 0, block: { attributes: { zone: { type: "string", optional: true } } } },
        resource_schemas: {
          cloud_b: {
            version: 1,
            block: {
              attributes: {
                one: {
                  type: "string",
                  description: "words",
                  description_kind: "plain",
                  optional: true,
                  deprecated: true,
                },
                two: { type: ["map", "string"], description_kind: "plain", computed: true, sensitive: true },
              },
              block_types: {
                rule: {
                  nesting_mode: "list",
                  block: { attributes: {}, description_kind: "plain" },
                  min_items: 1,
                },
              },
              description_kind: "plain",
            },
          },
          cloud_a: schema("one"),
          cloud_new: schema("one"),
          cloud_unwanted: { neither: "read", nor: "checked" },
        },
        data_source_schemas: { cloud_a: schema("one") },
      },
    },
  }),
);

const wanted = (...resource: readonly string[]): Wanted => ({
  resource: new Set(resource),
  data: new Set(["cloud_a"]),
  ephemeral: new Set(),
});

describe("refreshing a provider's schemas", () => {
  if (printed === undefined) throw new Error("nothing was printed");
  const refreshed = refreshSchemas(
    recorded,
    printed,
    "2.0.0",
    wanted("cloud_b", "cloud_a", "cloud_new", "cloud_gone"),
  );

  it("takes the wanted types alone, sorted, without words and deprecations", () => {
    expect(Object.keys(refreshed.schemas.resource_schemas)).toEqual(["cloud_a", "cloud_b", "cloud_new"]);
    expect(refreshed.schemas.resource_schemas["cloud_b"]).toEqual({
      version: 1,
      block: {
        attributes: {
          one: { type: "string", optional: true },
          two: { type: ["map", "string"], computed: true, sensitive: true },
        },
        block_types: { rule: { nesting_mode: "list", block: { attributes: {} }, min_items: 1 } },
      },
    });
    expect(refreshed.schemas.provider_schema.block.attributes).toHaveProperty("zone");
  });

  it("reports added, removed and changed types, and those without a file", () => {
    expect(refreshed).toMatchObject({
      added: ["cloud_new"],
      removed: ["cloud_gone"],
      changed: ["cloud_b"],
      missing: ["cloud_gone"],
      withoutReplacement: ["cloud_new"],
    });
  });

  it("has the new version and no note about another origin", () => {
    expect(refreshed.schemas.version).toBe("2.0.0");
    expect(refreshed.schemas).not.toHaveProperty("note");
  });

  it("changes nothing when the schemas are the same", () => {
    const again = refreshSchemas(
      refreshed.schemas,
      printed,
      "2.0.0",
      wanted("cloud_a", "cloud_b", "cloud_new"),
    );
    expect(again).toEqual({
      ...again,
      schemas: refreshed.schemas,
      added: [],
      removed: [],
      changed: [],
      missing: [],
    });
  });
});
