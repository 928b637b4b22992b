import * as z from "zod";

/** JSON has no undefined: a missing value is stored as null, or left out, and the key is always there when it is read. */
export function optional<T extends z.ZodType>(schema: T) {
  return z.codec(schema.nullish(), z.custom<z.output<T> | undefined>(), {
    decode: (stored) => stored ?? undefined,
    encode: (value) => value ?? null,
  });
}

export const optionalText = optional(z.string());

/** Map by address or rule id, stored as an object. */
export function mapOf<T extends z.ZodType>(schema: T) {
  return z.codec(
    z.record(z.string(), schema),
    z.custom<ReadonlyMap<string, z.output<T>>>((value) => value instanceof Map),
    {
      decode: (stored) => new Map<string, z.output<T>>(Object.entries(stored)),
      encode: (map) => Object.fromEntries(map),
    },
  );
}

/** Object of fixed members that nobody changes. */
export function record<T extends z.ZodRawShape>(shape: T) {
  return z.object(shape).readonly();
}

/** List that nobody changes. */
export function list<T extends z.ZodType>(schema: T) {
  return z.array(schema).readonly();
}
