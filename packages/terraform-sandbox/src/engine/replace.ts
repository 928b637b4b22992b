import { isList, isObject, isUnknown, type Value } from "@infra-tools/terraform-plan/value";
import type { AttributePath } from "../protocol/diagnostic";
import type { TypeJson } from "../protocol/type";
import type { Block } from "../schemas/model";
import { blockType } from "../schemas/type";
import { equivalent } from "../values";

/**
 * Paths that force a plan to replace the resource. `schemaPaths` are the type's `replaceOnChange`; a path into a set
 * ends at the set, whose elements have no position.
 */
export function requiresReplace(
  block: Block,
  schemaPaths: readonly string[],
  prior: Value,
  planned: Value,
): readonly AttributePath[] {
  const paths = new Map<string, AttributePath>();
  for (const schemaPath of schemaPaths) {
    for (const path of changedAt(schemaPath.split("."), blockType(block), prior, planned, [])) {
      paths.set(JSON.stringify(path), path);
    }
  }
  return [...paths.values()];
}

function changedAt(
  names: readonly string[],
  type: TypeJson | undefined,
  prior: Value | undefined,
  planned: Value | undefined,
  path: AttributePath,
): readonly AttributePath[] {
  const [name, ...rest] = names;
  if (name === undefined) return differs(prior, planned) ? [path] : [];
  if (typeof type !== "object") return [];
  if (isList(prior) && isList(planned)) {
    if (type[0] === "set") return sameElements(names, prior, planned) ? [] : [path];
    if (type[0] !== "list") return [];
    // Added and removed elements belong to the path of the list itself.
    const both = Math.min(prior.length, planned.length);
    return Array.from({ length: both }, (_, index) =>
      changedAt(names, type[1], prior[index], planned[index], [...path, index]),
    ).flat();
  }
  if (isObject(prior) && isObject(planned) && type[0] === "object") {
    return changedAt(rest, type[1][name], prior[name], planned[name], [...path, name]);
  }
  return [];
}

/** Lists of blocks differ when their lengths do; their attributes have paths of their own. */
function differs(prior: Value | undefined, planned: Value | undefined): boolean {
  if (isUnknown(planned)) return true;
  if (isBlocks(prior) || isBlocks(planned)) {
    return (isList(prior) ? prior.length : 0) !== (isList(planned) ? planned.length : 0);
  }
  return !equivalent(prior, planned);
}

function isBlocks(value: Value | undefined): boolean {
  return isList(value) && value.some(isObject);
}

/** Checks whether two sets hold the same values at a path inside their elements. */
function sameElements(names: readonly string[], prior: readonly Value[], planned: readonly Value[]): boolean {
  const left = prior.map((element) => pick(element, names));
  return (
    planned.every((element) => {
      const picked = pick(element, names);
      const index = left.findIndex((value) => equivalent(value, picked));
      if (index >= 0) left.splice(index, 1);
      return index >= 0;
    }) && left.length === 0
  );
}

function pick(value: Value | undefined, names: readonly string[]): Value {
  const [name, ...rest] = names;
  if (value === undefined) return null;
  if (name === undefined) return value;
  if (isList(value)) return value.map((element) => pick(element, names));
  return isObject(value) ? pick(value[name], rest) : null;
}
