import type { Block, SynthesizedStack } from "./synth";

/**
 * The value at a path inside a block. Every step must exist: a misspelt path fails instead of comparing
 * `undefined` with `undefined`.
 */
export function at(block: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((value, step) => {
    if (value === null || typeof value !== "object" || !(step in value)) {
      throw new Error(`nothing at ${step} of ${path}`);
    }
    return Reflect.get(value, step);
  }, block);
}

/** The same as a list of records: of blocks, of environment variables, of containers. */
export function listAt(block: unknown, path: string): readonly Block[] {
  const value = at(block, path);
  if (!Array.isArray(value)) throw new Error(`no list at ${path}`);
  return value;
}

/** All resources of a type. */
export function all(stack: SynthesizedStack, type: string): readonly Block[] {
  return Object.values(stack.resource?.[type] ?? {});
}

/** The only resource of a type whose value at a path is the given one. */
export function find(stack: SynthesizedStack, type: string, path: string, value: unknown): Block {
  const found = all(stack, type).filter((block) => {
    try {
      return at(block, path) === value;
    } catch {
      return false;
    }
  });
  const [first] = found;
  if (first === undefined || found.length > 1) {
    throw new Error(`${found.length} resources of type ${type} with ${path} = ${JSON.stringify(value)}`);
  }
  return first;
}

/** A Kubernetes object by its kind's resource type and its name. */
export function object(stack: SynthesizedStack, type: string, name: string): Block {
  return find(stack, type, "metadata.name", name);
}

/** A custom object by kind and name. */
export function manifest(stack: SynthesizedStack, kind: string, name?: string): unknown {
  const found = all(stack, "kubernetes_manifest")
    .map((block) => at(block, "manifest"))
    .filter(
      (each) => at(each, "kind") === kind && (name === undefined || at(each, "metadata.name") === name),
    );
  if (found.length !== 1) throw new Error(`${found.length} objects of kind ${kind}`);
  return found[0];
}

/** A container of a Deployment or Job. */
export function container(workload: Block, name: string): Block {
  const found = listAt(workload, "spec.template.spec.container").find((each) => each["name"] === name);
  if (found === undefined) throw new Error(`no container ${name}`);
  return found;
}

/** An environment variable of a container. */
export function variable(of: Block, name: string): unknown {
  return listAt(of, "env").find((each) => each["name"] === name)?.["value"];
}
