import * as z from "zod";
import { environmentSchema } from "./environment";
import type { FieldDoc } from "./fields";

/**
 * Documentation of the setting at a path (`["database", "tier"]`); undefined for a path that no environment has.
 * Positions in lists are numbers. Where a setting depends on a kind, the first kind that has it is shown.
 */
export function fieldDoc(path: readonly (string | number)[]): FieldDoc | undefined {
  const field = descend(environmentSchema, path);
  const meta = field && z.globalRegistry.get(field);
  if (meta === undefined || typeof meta.description !== "string") return undefined;
  const doc: { -readonly [Key in keyof FieldDoc]: FieldDoc[Key] } = { description: meta.description };
  for (const key of ["unit", "rule", "fix"] as const) {
    const text = meta[key];
    if (typeof text === "string") doc[key] = text;
  }
  return doc;
}

type Schema = z.core.$ZodType;

function descend(schema: Schema, path: readonly (string | number)[]): Schema | undefined {
  const [step, ...rest] = path;
  // A wrapper (null allowed, may be missing) most often says nothing itself: then its content is documented.
  if (step === undefined && z.globalRegistry.has(schema)) return schema;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return descend(schema.unwrap(), path);
  }
  if (step === undefined) return undefined;
  if (schema instanceof z.ZodArray) return descend(schema.element, rest);
  if (schema instanceof z.ZodRecord) return descend(schema.valueType, rest);
  if (schema instanceof z.ZodDiscriminatedUnion) {
    for (const option of schema.options) {
      const matches = descend(option, path);
      if (matches !== undefined) return matches;
    }
    return undefined;
  }
  if (schema instanceof z.ZodObject) {
    const field: Schema | undefined = schema.shape[step];
    return field === undefined ? undefined : descend(field, rest);
  }
  return undefined;
}
