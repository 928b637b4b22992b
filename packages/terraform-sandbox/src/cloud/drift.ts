import { ProblemError } from "@infra-tools/runtime/problem";
import { compare } from "@infra-tools/terraform-plan/compare/compare";
import { formatPath } from "@infra-tools/terraform-plan/path";
import type { StateObject } from "@infra-tools/terraform-plan/state";
import type { Json, ValueObject } from "@infra-tools/terraform-plan/value";
import { objectId } from "../engine/object-key";
import { definitionOf, resourceTypeNamed } from "../providers/registry";
import { isZero } from "../values";
import { NoSuchPathError, parseAttributePath, setAt } from "./attribute-path";
import type { Cloud, CloudEntry, JsonObject } from "./cloud";

/** An object that differs from Terraform's state. */
export interface Drift {
  readonly address: string;
  /** The object was deleted. */
  readonly deleted: boolean;
  /** Paths that differ. Values are left out because some are secrets. */
  readonly paths: readonly string[];
}

/**
 * Lists changes that were made outside Terraform. Keys that a cluster writes to its objects, and that the kubernetes
 * provider hides, are no drift.
 */
export function listDrift(
  cloud: Cloud,
  state: readonly StateObject[],
  kubernetesProvider: JsonObject = {},
): readonly Drift[] {
  return state.flatMap((object): readonly Drift[] => {
    const entry = findEntry(cloud, object);
    if (entry === undefined) {
      const unknown = objectId(object.type, object.attributes) === undefined;
      return unknown || isStateOnly(object.provider)
        ? []
        : [{ address: object.address, deleted: true, paths: [] }];
    }
    const { attributes } = entry.object;
    const { visible } = definitionOf(object.provider);
    const providerBlock = object.provider === "kubernetes" ? kubernetesProvider : {};
    const shown = visible?.(attributes, object.attributes, providerBlock) ?? attributes;
    const observed = resourceTypeNamed(object.type).observed?.(shown, cloud) ?? shown;
    // What other objects set shows in the state only after a refresh.
    const unseen = differingPaths(object.attributes, observed);
    const paths = differingPaths(object.attributes, shown).filter((path) => unseen.includes(path));
    return paths.length === 0 ? [] : [{ address: object.address, deleted: false, paths }];
  });
}

function differingPaths(before: ValueObject, after: ValueObject): readonly string[] {
  // A refresh reads unset values as zero ones.
  return compare(before, after, { documents: false }).deltas.flatMap((delta) =>
    isZero(delta.before) && isZero(delta.after) ? [] : [formatPath(delta.path)],
  );
}

/** Changes one attribute of an object in the cloud. Throws a problem when there is no such object or path. */
export function setDrift(
  cloud: Cloud,
  state: readonly StateObject[],
  address: string,
  path: string,
  value: Json,
): void {
  const entry = entryAt(cloud, state, address);
  const steps = parseAttributePath(path);
  if (steps === undefined) {
    throw new ProblemError({
      where: "path",
      value: JSON.stringify(path),
      rule: "must be a path into the object's attributes",
      fix: 'write it like settings[0].tier or labels["team"]',
    });
  }
  const { attributes } = entry.object;
  const [name, ...rest] = steps;
  cloud.write(entry.key, { attributes: changed(attributes, name, rest, value, `${address} ${path}`) });
}

function changed(
  attributes: JsonObject,
  name: string,
  rest: readonly (string | number)[],
  value: Json,
  where: string,
): JsonObject {
  try {
    if (!Object.hasOwn(attributes, name)) {
      throw new NoSuchPathError(`has no ${name}; it has ${Object.keys(attributes).sort().join(", ")}`);
    }
    return { ...attributes, [name]: setAt(attributes[name], rest, value) };
  } catch (error) {
    if (!(error instanceof NoSuchPathError)) throw error;
    throw new ProblemError({
      where,
      rule: error.message,
      fix: "give a path that the object has, and a value of its type",
    });
  }
}

/** Removes an object from the cloud. */
export function deleteDrift(cloud: Cloud, state: readonly StateObject[], address: string): void {
  cloud.remove(entryAt(cloud, state, address).key);
}

/** The cloud's object of an address. Throws a problem that lists addresses of the same type. */
export function entryAt(cloud: Cloud, state: readonly StateObject[], address: string): CloudEntry {
  const object = state.find((each) => each.address === address);
  const entry = object === undefined ? undefined : findEntry(cloud, object);
  if (entry !== undefined) return entry;
  const type = address.split(".")[0] ?? "";
  const candidates = state.filter((each) => each.type === type).map((each) => each.address);
  throw new ProblemError({
    where: address,
    rule:
      object === undefined
        ? "must be the address of an object that was applied"
        : "is no longer in the cloud",
    fix:
      candidates.length > 0
        ? `use one of ${candidates.join(", ")}`
        : "list the addresses in the sandbox with terraform state list",
  });
}

/** The cloud's object of one in the state; undefined when it was deleted. */
export function findEntry(cloud: Cloud, { type, provider, attributes }: StateObject): CloudEntry | undefined {
  const id = objectId(type, attributes);
  return cloud.list(type).find(({ key }) => key.provider === provider && key.id === id);
}

function isStateOnly(provider: string): boolean {
  return provider === "terraform" || definitionOf(provider).stateOnly === true;
}
