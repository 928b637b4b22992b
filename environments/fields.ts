import * as z from "zod";
import type { Format } from "../vendors/format";

/**
 * Documentation of a field. It is kept with the schema (`schema.meta()`), so that people reading a file and
 * tools showing a setting read the same text.
 */
export interface FieldDoc {
  /** Meaning of the setting, in one or two sentences. */
  readonly description: string;
  /** The unit of a number: "days", "MiB", "millicores". */
  readonly unit?: string;
  /** The rule in one sentence, without a full stop; the message of a value that breaks it. */
  readonly rule?: string;
  /** The way out, where "use a value that keeps the rule" is not enough. */
  readonly fix?: string;
}

/** A text that matches a pattern; `rule` says in words what the pattern demands. */
export function text(doc: FieldDoc & { readonly rule: string }, pattern: RegExp) {
  return z
    .string({ error: doc.rule })
    .regex(pattern, { error: doc.rule })
    .meta({ ...doc });
}

/** A text of a form that a vendor prescribes. */
export function formatted(doc: Omit<FieldDoc, "rule">, { pattern, rule }: Format) {
  return text({ ...doc, rule }, pattern);
}

/** A whole number within bounds. */
export function integer(doc: FieldDoc, min: number, max: number) {
  const rule = doc.rule ?? `must be a whole number from ${min} to ${max}${doc.unit ? ` (${doc.unit})` : ""}`;
  return z
    .int({ error: rule })
    .min(min, { error: rule })
    .max(max, { error: rule })
    .meta({ ...doc, rule });
}

/** A number within bounds; a share of one, for instance. */
export function number(doc: FieldDoc, min: number, max: number) {
  const rule = doc.rule ?? `must be a number from ${min} to ${max}${doc.unit ? ` (${doc.unit})` : ""}`;
  return z
    .number({ error: rule })
    .min(min, { error: rule })
    .max(max, { error: rule })
    .meta({ ...doc, rule });
}

/** A day that exists, without a time. */
export function date(doc: FieldDoc) {
  const rule = doc.rule ?? "must be a date, YYYY-MM-DD";
  return z.iso.date({ error: rule }).meta({ ...doc, rule });
}

/** A switch. */
export function flag(doc: FieldDoc) {
  const rule = doc.rule ?? "must be true or false";
  return z.boolean({ error: rule }).meta({ ...doc, rule });
}

/** One of a few words. */
export function oneOf<const Words extends readonly [string, ...string[]]>(doc: FieldDoc, words: Words) {
  const rule = doc.rule ?? `must be one of ${words.join(", ")}`;
  return z.enum(words, { error: rule }).meta({ ...doc, rule });
}

/** A list with no element twice. */
export function listOf<Item extends z.ZodType>(doc: FieldDoc, item: Item, min = 0, max = 1000) {
  const rule = doc.rule ?? `must be a list of ${min} to ${max} different elements`;
  return z
    .array(item, { error: rule })
    .min(min, { error: rule })
    .max(max, { error: rule })
    .refine((items) => new Set(items.map((each) => JSON.stringify(each))).size === items.length, {
      error: "must not name the same thing twice",
    })
    .meta({ ...doc, rule });
}

/** A group of settings. An unknown name in it is refused: it is most often a slip of the pen. */
export function group<Shape extends z.core.$ZodLooseShape>(description: string, shape: Shape) {
  return z.strictObject(shape).meta({ description });
}
