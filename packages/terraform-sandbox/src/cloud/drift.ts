import { ProblemError } from "@infra-tools/runtime/problem";
import { compare } from "@infra-tools/terraform-plan/compare/compare";
import { formatPath } from "@infra-tools/terraform-plan/path";
import type { StateObject } from "@infra-tools/terraform-plan/state";
import type { Json } from "@infra-tools/terraform-plan/value";
import { visibleObject } from "../provider/cluster";
import { objectId } from "../provider/object-key";
import { NoSuchPlace, parseAttributePath, setAt } from "./attribute-path";
import type { JsonObject, World, WorldEntry } from "./world";

/** One object that is not as Terraform last knew it. */
export interface Drift {
  readonly address: string;
  /** The object is gone. */
  readonly deleted: boolean;
  /** Where it differs. Values are left out: some are secrets. */
  readonly paths: readonly string[];
}

/** What these make exists nowhere but in Terraform's state. */
const WORLDLESS: ReadonlySet<string> = new Set(["random", "terraform"]);

/**
 * What someone changed in the world behind Terraform's back. What a cluster writes to its objects by itself, and
 * the kubernetes provider so configured does not show, is none.
 */
export function listDrift(
  world: World,
  state: readonly StateObject[],
  kubernetesProvider: JsonObject = {},
): readonly Drift[] {
  return state.flatMap((object): readonly Drift[] => {
    const entry = findEntry(world, object);
    if (entry === undefined) {
      return WORLDLESS.has(object.provider) ? [] : [{ address: object.address, deleted: true, paths: [] }];
    }
    const { attributes } = entry.object;
    const shown =
      object.provider === "kubernetes"
        ? visibleObject(attributes, object.attributes, kubernetesProvider)
        : attributes;
    const { deltas } = compare(object.attributes, shown, { documents: false });
    const paths = deltas.map(({ path }) => formatPath(path));
    return paths.length === 0 ? [] : [{ address: object.address, deleted: false, paths }];
  });
}

/** Changes one attribute of an object in the world. Throws a problem when there is no such object or place. */
export function setDrift(
  world: World,
  state: readonly StateObject[],
  address: string,
  path: string,
  value: Json,
): void {
  const entry = entryAt(world, state, address);
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
  world.write(entry.key, { attributes: changed(attributes, name, rest, value, `${address} ${path}`) });
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
      throw new NoSuchPlace(`there is no ${name}; there is ${Object.keys(attributes).sort().join(", ")}`);
    }
    return { ...attributes, [name]: setAt(attributes[name], rest, value) };
  } catch (error) {
    if (!(error instanceof NoSuchPlace)) throw error;
    throw new ProblemError({
      where,
      rule: error.message,
      fix: "give a path that the object has, and a value of its type",
    });
  }
}

/** Removes an object from the world. */
export function deleteDrift(world: World, state: readonly StateObject[], address: string): void {
  world.remove(entryAt(world, state, address).key);
}

/** The world's object behind an address. Throws a problem that names near misses. */
export function entryAt(world: World, state: readonly StateObject[], address: string): WorldEntry {
  const object = state.find((each) => each.address === address);
  const entry = object === undefined ? undefined : findEntry(world, object);
  if (entry !== undefined) return entry;
  const type = address.split(".")[0] ?? "";
  const near = state.filter((each) => each.type === type).map((each) => each.address);
  throw new ProblemError({
    where: address,
    rule:
      object === undefined
        ? "must be the address of an object that was applied"
        : "is no longer in the world",
    fix:
      near.length > 0
        ? `use one of ${near.join(", ")}`
        : "list the addresses with ./infra sandbox --environment <name> -- terraform state list",
  });
}

/** The world's object behind one of the state; undefined when it is gone. */
export function findEntry(world: World, { type, provider, attributes }: StateObject): WorldEntry | undefined {
  const id = objectId(type, attributes);
  return world.list(type).find(({ key }) => key.provider === provider && key.id === id);
}
