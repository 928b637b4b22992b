import type { EnvironmentData } from "../../environments/environment";
import { fieldDoc } from "../../environments/field-doc";

/**
 * A copy of an environment's data with one setting changed; `undefined` removes it. A path that the schema does not have
 * fails: to try one, use `withUnknown`. The result may break rules, on purpose.
 */
export function changed(data: EnvironmentData, path: string, value: unknown): EnvironmentData {
  const steps = path.split(".").map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  if (fieldDoc(steps) === undefined) throw new Error(`${path} is not a setting`);
  return replaced(data, path, value) as EnvironmentData;
}

/** A copy of an environment's data with a setting that the schema does not have. */
export function withUnknown(data: EnvironmentData, path: string, value: unknown): unknown {
  return replaced(data, path, value);
}

/** A copy of any data with one value changed or removed; the value must be there already. */
export function changedAt(data: unknown, path: string, value: unknown): unknown {
  const present = path.split(".").reduce<unknown>((node, step) => {
    if (node === null || typeof node !== "object" || !(step in node))
      throw new Error(`nothing at ${step} of ${path}`);
    return Reflect.get(node, step);
  }, data);
  if (present === undefined) throw new Error(`nothing at ${path}`);
  return replaced(data, path, value);
}

/** A copy of any data with one value more; it must not be there yet. */
export function addedAt(data: unknown, path: string, value: unknown): unknown {
  const [last = "", ...parents] = path.split(".").reverse();
  const parent = parents.reverse().reduce<unknown>((node, step) => Reflect.get(Object(node), step), data);
  if (parent === null || typeof parent !== "object" || last in parent)
    throw new Error(`${path} cannot be added`);
  return replaced(data, path, value);
}

/** A copy of any data with one value set, whether it was there or not; what it belongs to must be there. */
export function setAt(data: unknown, path: string, value: unknown): unknown {
  path
    .split(".")
    .slice(0, -1)
    .reduce<unknown>((node, step) => {
      if (node === null || typeof node !== "object" || !(step in node))
        throw new Error(`nothing at ${step} of ${path}`);
      return Reflect.get(node, step);
    }, data);
  return replaced(data, path, value);
}

function replaced(data: unknown, path: string, value: unknown): unknown {
  const steps = path.split(".");
  const change = (node: unknown, depth: number): unknown => {
    const step = steps[depth];
    if (step === undefined) return value;
    if (Array.isArray(node)) {
      if (!(step in node)) throw new Error(`no element ${step} of ${path}`);
      return node.map((item, index) => (String(index) === step ? change(item, depth + 1) : item));
    }
    const record: Record<string, unknown> = { ...(node === null ? {} : Object(node)) };
    const next = change(record[step], depth + 1);
    if (next === undefined) delete record[step];
    else record[step] = next;
    return record;
  };
  return change(data, 0);
}
