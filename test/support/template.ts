import { type Block, resources, type SynthesizedStack } from "./synth";

/**
 * The value at a path inside a block. Every step must exist: a misspelt path fails instead of comparing
 * `undefined` with `undefined`.
 */
export function valueAt(block: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((value, step) => {
    if (value === null || typeof value !== "object" || !(step in value)) {
      throw new Error(`nothing at ${step} of ${path}`);
    }
    return Reflect.get(value, step);
  }, block);
}

/** True if a block has a value at a path. For assertions that something is absent, name a path whose parent must exist. */
export function hasPath(block: unknown, path: string): boolean {
  const steps = path.split(".");
  return (
    steps.reduce<unknown>(
      (value, step) =>
        value !== null && typeof value === "object" && step in value ? Reflect.get(value, step) : MISSING,
      block,
    ) !== MISSING
  );
}

const MISSING = Symbol("missing");

/** Fails unless a path's parent exists and the path itself does not. */
export function expectAbsent(block: unknown, path: string): void {
  const parent = path.split(".").slice(0, -1).join(".");
  if (parent !== "") valueAt(block, parent);
  if (hasPath(block, path)) throw new Error(`${path} is ${JSON.stringify(valueAt(block, path))}, not absent`);
}

/** The same as a list of records: of blocks, of environment variables, of containers. */
export function listAt(block: unknown, path: string): readonly Block[] {
  const value = valueAt(block, path);
  if (!Array.isArray(value)) throw new Error(`no list at ${path}`);
  return value;
}

/** All resources of a type; none is a fact about the stack, an unknown type a slip of the test. */
export function all(stack: SynthesizedStack, type: string): readonly Block[] {
  return Object.values(resources(stack, type));
}

/** The only resource of a type whose value at a path is the given one. */
export function find(stack: SynthesizedStack, type: string, path: string, value: unknown): Block {
  const candidates = all(stack, type);
  if (candidates.length > 0 && !candidates.some((block) => hasPath(block, path))) {
    throw new Error(`no resource of type ${type} has ${path}`);
  }
  const result = candidates.filter((block) => hasPath(block, path) && valueAt(block, path) === value);
  const [first] = result;
  if (first === undefined || result.length > 1) {
    throw new Error(`${result.length} resources of type ${type} with ${path} = ${JSON.stringify(value)}`);
  }
  return first;
}

/** A Kubernetes object by its kind's resource type and its name. */
export function object(stack: SynthesizedStack, type: string, name: string): Block {
  return find(stack, type, "metadata.name", name);
}

/** A custom object by kind and name. */
export function manifest(stack: SynthesizedStack, kind: string, name?: string): unknown {
  const result = all(stack, "kubernetes_manifest")
    .map((block) => valueAt(block, "manifest"))
    .filter(
      (each) =>
        valueAt(each, "kind") === kind && (name === undefined || valueAt(each, "metadata.name") === name),
    );
  if (result.length !== 1) throw new Error(`${result.length} objects of kind ${kind}`);
  return result[0];
}

/** A container of a Deployment or Job. */
export function container(workload: Block, name: string): Block {
  const result = listAt(workload, "spec.template.spec.container").find((each) => each["name"] === name);
  if (result === undefined) throw new Error(`no container ${name}`);
  return result;
}

/** The value of a container's environment variable; one that is not set fails. */
export function variable(of: Block, name: string): unknown {
  const entry = listAt(of, "env").find((each) => each["name"] === name);
  if (entry === undefined) throw new Error(`no environment variable ${name}`);
  return entry["value"];
}

/** The resource that a reference leads to: `${google_redis_instance.redis.host}`. */
export function resourceOf(stack: SynthesizedStack, reference: string): Block {
  const [, type = "", name = ""] = /^\$\{([a-z0-9_]+)\.([^.}]+)[.}]/.exec(reference) ?? [];
  const block = stack.resource?.[type]?.[name];
  if (block === undefined) throw new Error(`${reference} leads to no resource of the stack`);
  return block;
}
