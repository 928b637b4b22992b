import type * as z from "zod";
import type { storedPathStep } from "./stored/plan";

/**
 * One step into a value: an attribute or map key, a list position, or an element of a set
 * named by what identifies it (`[name=web]`).
 */
export type PathStep = z.infer<typeof storedPathStep>;

export type Path = readonly PathStep[];

const PLAIN_NAME = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** Prints a path the way Terraform does: `settings[0].tier`, `labels["a.b"]`; set elements as `rule[priority=1]`. */
export function formatPath(path: Path): string {
  return path.reduce<string>((printed, step) => {
    if (typeof step === "number") return `${printed}[${step}]`;
    if (typeof step === "object") return `${printed}[${step.element}]`;
    if (!PLAIN_NAME.test(step)) return `${printed}[${JSON.stringify(step)}]`;
    return printed === "" ? step : `${printed}.${step}`;
  }, "");
}

/** The path without positions and elements, as schemas and tables of metadata write it: `settings.tier`. */
export function schemaPath(path: Path): string {
  return path.filter((step): step is string => typeof step === "string").join(".");
}

/** The last word of a path: the name of the attribute or block. */
export function lastName(path: Path): string {
  for (let index = path.length - 1; index >= 0; index--) {
    const step = path[index];
    if (typeof step === "string") return step;
  }
  return "";
}
