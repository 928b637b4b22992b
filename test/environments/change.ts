import type { EnvironmentData } from "../../environments/environment";

/** A copy of an environment's data with one value changed; `undefined` takes the setting away. */
export function changed(data: EnvironmentData, path: string, value: unknown): unknown {
  return changedAt(data, path, value);
}

/** The same for any data. Steps of the path are separated by dots; a step into a list is a number. */
export function changedAt(data: unknown, path: string, value: unknown): unknown {
  const steps = path.split(".");
  const change = (node: unknown, depth: number): unknown => {
    const step = steps[depth];
    if (step === undefined) return value;
    if (Array.isArray(node))
      return node.map((item, at) => (String(at) === step ? change(item, depth + 1) : item));
    const record: Record<string, unknown> = { ...(node === null ? {} : Object(node)) };
    const next = change(record[step], depth + 1);
    if (next === undefined) delete record[step];
    else record[step] = next;
    return record;
  };
  return change(data, 0);
}
