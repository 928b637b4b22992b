import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Json } from "@infra-tools/terraform-plan/value";
import { identityKeys, METADATA, metadataOf, plainType } from "../../src/attributes/look-up";
import { holdsDataByName } from "../../src/lexicon/holds-data";

type JsonObject = { readonly [key: string]: Json };

const FOLDER = join(__dirname, "../../../terraform-sandbox/schemas");

/** Schemas of the real providers, by the name that metadata is kept under. */
const SCHEMAS: ReadonlyMap<string, JsonObject> = new Map(
  readdirSync(FOLDER).flatMap((file) => {
    const schemas = object(JSON.parse(readFileSync(join(FOLDER, file), "utf8"))["resource_schemas"]);
    return Object.entries(schemas).map(
      ([type, schema]) => [plainType(type), object(object(schema)["block"])] as const,
    );
  }),
);

function object(value: Json | undefined): JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

/** True if a schema has an attribute or block at a path without positions. */
function exists(block: JsonObject, path: string): boolean {
  const attributes = object(block["attributes"]);
  const blocks = object(block["block_types"]);
  const [name = "", ...rest] = path.split(".");
  if (blocks[name] !== undefined) {
    return rest.length === 0 || exists(object(object(blocks[name])["block"]), rest.join("."));
  }
  const attribute = attributes[name];
  if (attribute === undefined) return false;
  if (rest.length === 0) return true;
  const nested = object(object(attribute)["nested_type"]);
  if (nested["attributes"] !== undefined) return exists(nested, rest.join("."));
  return hasMember(object(attribute)["type"], rest);
}

function hasMember(type: Json | undefined, path: readonly string[]): boolean {
  const [name, ...rest] = path;
  if (name === undefined || type === "dynamic") return true;
  if (!Array.isArray(type)) return false;
  const [kind, inner] = type as readonly Json[];
  // A map has whatever keys it is given, with dots too.
  if (kind === "map") return true;
  if (kind === "list" || kind === "set") return hasMember(inner, path);
  return hasMember(object(inner)[name], rest);
}

/** Attributes of other versions of a provider than the one whose schema is at hand. */
const OTHER_VERSIONS = new Set([
  "google_sql_database_instance settings.ip_configuration.require_ssl",
  "google_redis_instance deletion_protection",
]);

const covered = Object.entries(METADATA).filter(([type]) => SCHEMAS.has(type.split("/")[0] ?? type));

it("has metadata for types whose schemas are at hand", () => {
  expect(covered.length).toBeGreaterThan(80);
});

it.each(covered.map(([type]) => type))(
  "%s: every attribute that the facts name is in the provider's schema",
  (type) => {
    const metadata = METADATA[type];
    const schema = SCHEMAS.get(type.split("/")[0] ?? type) ?? {};
    const named = [
      ...Object.keys(metadata?.paths ?? {}),
      ...Object.entries(metadata?.keys ?? {}).flatMap(([list, keys]) => keys.map((key) => `${list}.${key}`)),
      ...(metadata?.lastCopy ?? []).map(({ path }) => path),
      ...(metadata?.survives === undefined ? [] : [metadata.survives.path]),
      ...(metadata?.removal?.parent === undefined ? [] : [metadata.removal.parent]),
      ...(metadata?.grants === undefined ? [] : [metadata.grants.role, metadata.grants.members]),
      ...(metadata?.subject === undefined ? [] : [metadata.subject]),
    ];
    const unknown = named.filter((path) => !exists(schema, path) && !OTHER_VERSIONS.has(`${type} ${path}`));
    expect(unknown).toEqual([]);
  },
);

/** Types of the schemas that hold nothing, open nothing and protect nothing. */
const WITHOUT_METADATA = [
  "aws_s3_bucket_intelligent_tiering_configuration",
  "aws_s3_bucket_inventory",
  "aws_s3_bucket_request_payment_configuration",
  "kubernetes_annotations",
  "kubernetes_env",
];

it("has metadata for every other type of the schemas", () => {
  const missing = [...SCHEMAS.keys()].filter((type) => METADATA[type] === undefined);
  expect(missing.sort()).toEqual(WITHOUT_METADATA);
});

it("takes a type with and without an API version for the same", () => {
  const deployment = metadataOf({ type: "kubernetes_deployment_v1", before: undefined, after: {} });
  expect(deployment?.label).toBe("deployment");
  expect(metadataOf({ type: "kubernetes_deployment", before: undefined, after: {} })).toBe(deployment);
  expect(plainType("aws_thing_v2")).toBe("aws_thing_v2");
});

it("knows a manifest by its kind, and a zone setting by its name", () => {
  const manifest = {
    type: "kubernetes_manifest",
    before: undefined,
    after: { manifest: { kind: "BackendConfig" } },
  };
  expect(metadataOf(manifest)?.label).toBe("backend configuration");
  const other = { ...manifest, after: { manifest: { kind: "Unheard" } } };
  expect(metadataOf(other)?.label).toBe("Kubernetes object");
  const setting = { type: "cloudflare_zone_setting", before: { setting_id: "ssl" }, after: undefined };
  expect(metadataOf(setting)?.label).toBe("TLS to the origin");
});

it("hands identity keys over in the form that comparing takes", () => {
  expect(
    identityKeys({ type: "aws_s3_bucket_lifecycle_configuration", before: undefined, after: {} }),
  ).toEqual({
    rule: ["id"],
    "rule.transition": ["storage_class"],
  });
  expect(identityKeys({ type: "unheard_of", before: undefined, after: {} })).toEqual({});
});

it("lets added rows win over its own, attribute by attribute", () => {
  const added = {
    aws_s3_bucket: {
      label: "package store",
      paths: { force_destroy: { kind: "protection", label: "x", safe: "same" } },
    },
  } as const;
  const metadata = metadataOf({ type: "aws_s3_bucket", before: undefined, after: {} }, added);
  expect(metadata?.label).toBe("package store");
  expect(metadata?.holds).toContain("every object");
  expect(metadata?.paths?.["force_destroy"]?.safe).toBe("same");
  expect(metadata?.paths?.["object_lock_enabled"]?.safe).toBe("true");
});

it("recognizes types that hold data by their names", () => {
  expect(
    ["azurerm_mssql_database", "azurerm_managed_disk", "oci_objectstorage_bucket", "ibm_db"].filter(
      (type) => !holdsDataByName(type),
    ),
  ).toEqual([]);
  expect(
    [
      "azurerm_storage_account_network_rules",
      "x_bucket_policy",
      "x_database_user",
      "x_topic_subscription",
      "x_thing",
    ].filter(holdsDataByName),
  ).toEqual([]);
});
