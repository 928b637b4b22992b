import {
  isObject,
  isUnknown,
  UNKNOWN,
  type Value,
  type ValueObject,
} from "@infra-tools/terraform-plan/value";
import type { AttributePath } from "../../protocol/diagnostic";
import { dynamicType } from "../../protocol/msgpack";
import type { TypeJson } from "../../protocol/type";
import { equal, isZero, lookUp, textAt } from "../../values";
import type { Refusal, ResourceType } from "../resource-type";

type Types = { readonly [attribute: string]: TypeJson };

/** Metadata that the cluster keeps of every object. */
const METADATA: Types = {
  annotations: ["map", "string"],
  creationTimestamp: "string",
  deletionGracePeriodSeconds: "number",
  deletionTimestamp: "string",
  finalizers: ["list", "string"],
  generateName: "string",
  generation: "number",
  labels: ["map", "string"],
  managedFields: [
    "list",
    [
      "object",
      { apiVersion: "string", fieldsType: "string", manager: "string", operation: "string", time: "string" },
    ],
  ],
  name: "string",
  namespace: "string",
  ownerReferences: [
    "list",
    [
      "object",
      {
        apiVersion: "string",
        blockOwnerDeletion: "bool",
        controller: "bool",
        kind: "string",
        name: "string",
        uid: "string",
      },
    ],
  ],
  resourceVersion: "string",
  selfLink: "string",
  uid: "string",
};

/** Fields of a kind's spec in its custom resource definition; unset ones appear in `object` as null. */
const SPEC_FIELDS: { readonly [kind: string]: Types } = {
  SecretProviderClass: {
    parameters: ["map", "string"],
    provider: "string",
    secretObjects: ["list", ["object", { secretName: "string", type: "string" }]],
  },
};

/** Default of `computed_fields`. */
const COMPUTED_FIELDS = ["metadata.annotations", "metadata.labels"];

/** Identity of the object in the cluster; a change replaces it. */
const IDENTITY = ["apiVersion", "kind", "metadata.name", "metadata.namespace"];

/** A value of dynamic type, split. */
interface Typed {
  readonly type: TypeJson;
  readonly value: Value;
}

/**
 * Plans a manifest: `object` is the manifest and, unknown until apply, the fields that the cluster may add. An
 * update keeps the values that the cluster added before.
 */
function planManifest(config: ValueObject, prior: ValueObject | null): ValueObject {
  const manifest = split(config["manifest"]);
  if (manifest === undefined || !isObject(manifest.value)) return { ...config, object: UNKNOWN };
  const before = prior === null ? undefined : split(prior["object"]);
  const fresh = withClusterFields(manifest);
  if (before === undefined || !isObject(before.value)) {
    return { ...config, object: joined(forget(fresh, computedFields(config))) };
  }
  if (
    prior !== null &&
    equal(prior["manifest"], config["manifest"]) &&
    agrees(before.value, manifest.value)
  ) {
    return { ...config, object: prior["object"] ?? null };
  }
  return { ...config, object: joined({ type: fresh.type, value: keepAdded(fresh.value, before.value) }) };
}

/** Parts of the manifest's identity that a plan changes. */
function manifestReplacement(prior: ValueObject, planned: ValueObject): readonly AttributePath[] {
  const before = split(prior["manifest"])?.value;
  const after = split(planned["manifest"])?.value;
  return IDENTITY.filter((path) => !equal(lookUp(before, path) ?? null, lookUp(after, path) ?? null)).map(
    (path) => ["manifest", ...path.split(".")],
  );
}

/** The object after an apply: an unknown part takes the manifest's value, else null. */
function appliedObject(planned: Value, manifest: Value | undefined): Value {
  const object = split(planned);
  if (object === undefined) return planned;
  return joined({ type: object.type, value: settled(object.value, split(manifest)?.value ?? null) });
}

/** Import id of a manifest's object. */
function manifestId(manifest: Value | undefined): string | undefined {
  const value = split(manifest)?.value;
  const [apiVersion, kind, name] = ["apiVersion", "kind", "metadata.name"].map((path) => textAt(value, path));
  if (apiVersion === undefined || kind === undefined || name === undefined) return undefined;
  const namespace = textAt(value, "metadata.namespace");
  return [
    `apiVersion=${apiVersion}`,
    `kind=${kind}`,
    ...(namespace === undefined ? [] : [`namespace=${namespace}`]),
    `name=${name}`,
  ].join(",");
}

function split(value: Value | undefined): Typed | undefined {
  if (!isObject(value) || !("type" in value)) return undefined;
  return { type: dynamicType(value), value: value["value"] ?? null };
}

function joined({ type, value }: Typed): Value {
  return { type: JSON.parse(JSON.stringify(type)), value };
}

function withClusterFields(manifest: Typed): Typed & { readonly value: ValueObject } {
  const types = attributeTypes(manifest.type);
  const value = isObject(manifest.value) ? manifest.value : {};
  const metadata = filled(attributeTypes(types["metadata"]), asObject(value["metadata"]), METADATA);
  const fields = SPEC_FIELDS[textAt(value, "kind") ?? ""];
  const spec =
    fields === undefined || !isObject(value["spec"])
      ? { type: types["spec"], value: value["spec"] }
      : filled(attributeTypes(types["spec"]), value["spec"], fields);
  const hasSpec = spec.type !== undefined && spec.value !== undefined;
  return {
    type: ["object", { ...types, metadata: metadata.type, ...(hasSpec ? { spec: spec.type } : {}) }],
    value: { ...value, metadata: metadata.value, ...(hasSpec ? { spec: spec.value } : {}) },
  };
}

/** The configured attributes, and the other known ones as unknown. Labels and annotations become maps. */
function filled(
  types: Types,
  value: ValueObject,
  schemaTypes: Types,
): { type: TypeJson; value: ValueObject } {
  const missing = Object.keys(schemaTypes).filter((name) => !(name in types) && name !== "namespace");
  const maps = Object.entries(schemaTypes).filter(
    ([name, type]) => name in types && type[0] === "map" && schemaTypes === METADATA,
  );
  return {
    type: [
      "object",
      {
        ...types,
        ...Object.fromEntries(maps),
        ...Object.fromEntries(missing.map((name) => [name, schemaTypes[name] ?? "dynamic"])),
      },
    ],
    value: { ...value, ...Object.fromEntries(missing.map((name) => [name, UNKNOWN])) },
  };
}

/** Makes the computed fields unknown until apply. */
function forget(object: Typed, paths: readonly string[]): Typed {
  return {
    type: object.type,
    value: paths.reduce((value, path) => forgetAt(value, path.split(".")), object.value),
  };
}

function forgetAt(value: Value, [name, ...rest]: readonly string[]): Value {
  if (name === undefined) return UNKNOWN;
  if (!isObject(value) || !(name in value)) return value;
  return { ...value, [name]: forgetAt(value[name] ?? null, rest) };
}

/** Replaces unknown parts of a new object by the values read before. */
function keepAdded(fresh: Value, before: Value): Value {
  if (isUnknown(fresh)) return before;
  if (!isObject(fresh) || !isObject(before)) return fresh;
  return Object.fromEntries(
    Object.entries(fresh).map(([name, value]) => [
      name,
      name in before ? keepAdded(value, before[name] ?? null) : value,
    ]),
  );
}

/** Checks that the object has every value that the manifest sets. */
function agrees(object: Value, manifest: Value): boolean {
  if (!isObject(manifest)) return equal(object, manifest);
  return (
    isObject(object) && Object.entries(manifest).every(([name, value]) => agrees(object[name] ?? null, value))
  );
}

function settled(value: Value, manifest: Value): Value {
  if (isUnknown(value)) return manifest;
  if (!isObject(value)) return value;
  const set = asObject(manifest);
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, settled(inner, set[name] ?? null)]),
  );
}

function computedFields(config: ValueObject): readonly string[] {
  const configured = config["computed_fields"];
  return Array.isArray(configured)
    ? configured.filter((path): path is string => typeof path === "string")
    : COMPUTED_FIELDS;
}

function attributeTypes(type: TypeJson | undefined): Types {
  return typeof type === "object" && type[0] === "object" ? type[1] : {};
}

function asObject(value: Value | undefined): ValueObject {
  return isObject(value) ? value : {};
}

/** Keys of a manifest that the provider requires or refuses, and the one condition it waits for. */
function manifestRefusals(config: ValueObject): readonly Refusal[] {
  return [...keyRefusals(config["manifest"]), ...waitRefusals(config["wait"])];
}

function keyRefusals(manifest: Value | undefined): readonly Refusal[] {
  const value = split(manifest)?.value ?? null;
  if (value === null || isUnknown(value)) return [];
  if (!isObject(value)) {
    const type = typeof value === "string" ? "String" : typeof value === "number" ? "Number" : "Tuple";
    const message = `Failed to extract "manifest" attribute value from resource configuration: can't unmarshal tftypes.${type} into *map[string]tftypes.Value, expected map[string]tftypes.Value`;
    return [{ attribute: "manifest", message }];
  }
  const missing = ["apiVersion", "kind", "metadata"].filter((key) => !(key in value));
  return [
    ...missing.map((key) => ({
      attribute: "manifest",
      message: `Attribute key missing from "manifest" value: '${key}' attribute key is missing from manifest configuration`,
    })),
    ...("status" in value
      ? [
          {
            attribute: "manifest",
            message: `Forbidden attribute key in "manifest" value: 'status' attribute key is not allowed in manifest configuration`,
          },
        ]
      : []),
  ];
}

function waitRefusals(wait: Value | undefined): readonly Refusal[] {
  const block = Array.isArray(wait) ? wait[0] : wait;
  if (!isObject(block)) return [];
  const set = ["rollout", "fields", "condition"].filter((name) => !isZero(block[name]));
  if (set.length < 2) return [];
  const message = 'Invalid wait configuration: You may only set one of "rollout", "fields", "condition".';
  return [{ attribute: "wait", message }];
}

export const kubernetes_manifest: ResourceType = {
  framework: true,
  plan: planManifest,
  replacements: manifestReplacement,
  complete: (planned) => ({
    ...planned,
    object: appliedObject(planned["object"] ?? null, planned["manifest"]),
  }),
  validate: manifestRefusals,
  key: (object) => manifestId(object["manifest"]),
};
