import { isList, isObject, type Value, type ValueObject } from "@infra-tools/terraform-plan/value";

/**
 * The object as the provider shows it: without internal keys and the keys that its configuration
 * ignores, unless the state has them.
 * Source of the rules: https://github.com/hashicorp/terraform-provider-kubernetes/blob/main/kubernetes/structures.go
 */
export function visibleObject(
  object: ValueObject,
  state: ValueObject | null,
  config: ValueObject,
): ValueObject {
  const stored = firstMetadata(state);
  return changeMetadata(object, (metadata) =>
    Object.fromEntries(
      Object.entries(metadata).map(([name, value]) =>
        name === "annotations" || name === "labels"
          ? [name, visible(value, stored?.[name], patterns(config, `ignore_${name}`))]
          : [name, value],
      ),
    ),
  );
}

/** Keeps labels and annotations that others wrote: the provider patches only its own keys. */
export function keepForeignKeys(object: ValueObject, existing: ValueObject, prior: ValueObject): ValueObject {
  const before = firstMetadata(prior);
  const current = firstMetadata(existing);
  return changeMetadata(object, (metadata) => ({
    ...metadata,
    ...foreign("annotations", metadata, current, before),
    ...foreign("labels", metadata, current, before),
  }));
}

function foreign(
  name: string,
  metadata: ValueObject,
  existing: ValueObject | undefined,
  prior: ValueObject | undefined,
): ValueObject {
  const managed = asObject(prior?.[name]);
  const unmanaged = Object.entries(asObject(existing?.[name])).filter(([key]) => !(key in managed));
  if (unmanaged.length === 0) return {};
  return { [name]: { ...Object.fromEntries(unmanaged), ...asObject(metadata[name]) } };
}

function visible(keys: Value | undefined, state: Value | undefined, ignored: readonly RegExp[]): Value {
  if (!isObject(keys)) return keys ?? null;
  const managed = asObject(state);
  const shown = Object.entries(keys).filter(
    ([key]) => key in managed || !(isInternalKey(key) || ignored.some((pattern) => pattern.test(key))),
  );
  if (shown.length === 0 && Object.keys(managed).length === 0) return isObject(state) ? {} : null;
  return Object.fromEntries(shown);
}

function isInternalKey(key: string): boolean {
  const host = key.includes("/") ? key.slice(0, key.indexOf("/")) : key;
  if (host === "app.kubernetes.io" || host === "service.beta.kubernetes.io") return false;
  return host.endsWith("kubernetes.io") || key.includes("deprecated.daemonset.template.generation");
}

/** Patterns that JavaScript cannot read are skipped. */
function patterns(config: ValueObject, name: string): readonly RegExp[] {
  const all = config[name];
  return (isList(all) ? all : []).flatMap((pattern) => {
    try {
      return typeof pattern === "string" ? [new RegExp(pattern)] : [];
    } catch {
      return [];
    }
  });
}

/** The metadata block of a typed object. */
export function firstMetadata(object: ValueObject | null): ValueObject | undefined {
  const metadata = object?.["metadata"];
  const first = isList(metadata) ? metadata[0] : undefined;
  return isObject(first) ? first : undefined;
}

/** A copy of the object with changed metadata. */
export function changeMetadata(
  object: ValueObject,
  change: (metadata: ValueObject) => ValueObject,
): ValueObject {
  const metadata = firstMetadata(object);
  return metadata === undefined ? object : { ...object, metadata: [change(metadata)] };
}

function asObject(value: Value | undefined): ValueObject {
  return isObject(value) ? value : {};
}
