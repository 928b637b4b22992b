import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isJsonObject } from "../../src/read/shape";
import { listKind } from "../../src/schema/sets";
import type { Json } from "../../src/value";

/** Schemas as `terraform providers schema -json` prints them, of the types that the sandbox knows. */
const SCHEMAS = join(__dirname, "..", "..", "..", "terraform-sandbox", "schemas");

type Kinds = readonly (readonly [string, "set" | "list"])[];

function kindsIn(block: Json | undefined, prefix: string): Kinds {
  if (!isJsonObject(block)) return [];
  const attributes = isJsonObject(block["attributes"]) ? Object.entries(block["attributes"]) : [];
  const blocks = isJsonObject(block["block_types"]) ? Object.entries(block["block_types"]) : [];
  return [
    ...attributes.flatMap(([name, attribute]): Kinds => {
      if (!isJsonObject(attribute)) return [];
      // The bindings, from which the table is made, have arguments only.
      if (attribute["optional"] !== true && attribute["required"] !== true) return [];
      const { type, nested_type: nested } = attribute;
      const mode = isJsonObject(nested) ? nested["nesting_mode"] : Array.isArray(type) ? type[0] : undefined;
      const kinds: Kinds = mode === "set" || mode === "list" ? [[`${prefix}${name}`, mode]] : [];
      return [...kinds, ...kindsIn(nested, `${prefix}${name}.`)];
    }),
    ...blocks.flatMap(([name, nested]): Kinds => {
      if (!isJsonObject(nested)) return [];
      const mode = nested["nesting_mode"];
      const kinds: Kinds = mode === "set" || mode === "list" ? [[`${prefix}${name}`, mode]] : [];
      return [...kinds, ...kindsIn(nested["block"], `${prefix}${name}.`)];
    }),
  ];
}

describe("sets and lists of a plan", () => {
  test.each(["aws", "cloudflare", "google", "kubernetes"])(
    "are what the provider's schema says: %s",
    (provider) => {
      const { resource_schemas } = JSON.parse(readFileSync(join(SCHEMAS, `${provider}.json`), "utf8"));
      const wrong: string[] = [];
      let checked = 0;
      for (const [type, schema] of Object.entries<{ block: Json }>(resource_schemas)) {
        for (const [path, kind] of kindsIn(schema.block, "")) {
          checked += 1;
          if (listKind(type, path.split(".")) !== kind) wrong.push(`${type}.${path} is a ${kind}`);
        }
      }
      expect(wrong).toEqual([]);
      expect(checked).toBeGreaterThan(20);
    },
  );

  test("are looked up by their path without positions, and unknown for a provider without a table", () => {
    expect(listKind("aws_cloudfront_distribution", ["origin", 0, "custom_header"])).toBe("set");
    expect(listKind("aws_cloudfront_distribution", ["ordered_cache_behavior"])).toBe("list");
    expect(
      listKind("azurerm_network_security_group", [
        "security_rule",
        { element: "name=a" },
        "source_port_ranges",
      ]),
    ).toBe("set");
    expect(listKind("aws_constructor", ["constructor"])).toBe("list");
    expect(listKind("helm_release", ["values"])).toBe("unknown");
  });
});
