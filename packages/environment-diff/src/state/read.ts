import { ProblemError } from "@infra-tools/runtime/problem";
import { isJsonObject, type JsonObject } from "@infra-tools/terraform-plan/read/shape";
import { markTexts } from "@infra-tools/terraform-plan/secrets/mark";
import { type Json, SensitiveValue, type Value } from "@infra-tools/terraform-plan/value";
import * as z from "zod";

/** A state by address: objects and data sources as `type.name`, outputs as `output.name`. */
export type State = ReadonlyMap<string, Value>;

const resource = z.looseObject({
  address: z.string(),
  values: z.custom<Json>().optional(),
  sensitive_values: z.custom<Json>().optional(),
});

interface Module {
  readonly resources?: readonly z.infer<typeof resource>[] | undefined;
  readonly child_modules?: readonly Module[] | undefined;
}

const shownModule: z.ZodType<Module> = z.lazy(() =>
  z.looseObject({ resources: z.array(resource).optional(), child_modules: z.array(shownModule).optional() }),
);

const output = z.looseObject({ value: z.custom<Json>().optional(), sensitive: z.boolean().default(false) });

const state = z.looseObject({
  format_version: z.string().regex(/^[01]\./),
  values: z
    .looseObject({ root_module: shownModule.optional(), outputs: z.record(z.string(), output).optional() })
    .optional(),
});

/**
 * Reads `terraform show -json` of a state. What is sensitive is marked: by the state's own marks, and by the names of
 * attributes.
 * @throws ProblemError when the data is something else.
 */
export function readShownState(file: string, data: Json): State {
  const parsed = state.safeParse(data);
  if (!parsed.success || (isJsonObject(data) && "resource_changes" in data)) {
    throw new ProblemError({
      where: file,
      rule: "must be a state as terraform show -json prints it",
      fix: "run terraform show -json without a plan file, in the stack's folder",
    });
  }
  const objects = new Map<string, Value>();
  const { root_module: root, outputs = {} } = parsed.data.values ?? {};
  if (root !== undefined) collect(root, objects);
  for (const [name, { value = null, sensitive }] of Object.entries(outputs)) {
    objects.set(`output.${name}`, { value: markTexts(mark(value, sensitive), name) });
  }
  return objects;
}

function collect(from: Module, objects: Map<string, Value>): void {
  for (const { address, values = {}, sensitive_values = {} } of from.resources ?? []) {
    objects.set(address, markTexts(mark(values, sensitive_values)));
  }
  for (const child of from.child_modules ?? []) collect(child, objects);
}

/** Follows value and mask together; what the mask leaves alone is not copied. */
function mark(value: Json, mask: Json | undefined): Value {
  if (value === null || value === "" || !marksAnything(mask)) return value;
  if (mask === true) return new SensitiveValue(value);
  if (isList(value))
    return value.map((item, index) => mark(item, isListMask(mask) ? mask[index] : undefined));
  if (isJsonObject(value)) return markMembers(value, isJsonObject(mask) ? mask : {});
  return value;
}

function marksAnything(mask: Json | undefined): boolean {
  if (isListMask(mask)) return mask.some(marksAnything);
  return isJsonObject(mask) ? Object.values(mask).some(marksAnything) : mask === true;
}

/** Marks what is secret by its name or form, where no provider has marked anything. */
export function markByName(value: Json): Value {
  return markTexts(value);
}

/** Marks a variable's value: by its declaration, by its own name, and by names and forms in it. */
export function markVariable(name: string, value: Json, isSensitive: boolean): Value {
  return isSensitive ? mark(value, true) : markTexts(value, name);
}

function markMembers(value: JsonObject, mask: JsonObject): Value {
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mark(inner, mask[key])]));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isListMask(mask: Json | undefined): mask is readonly Json[] {
  return Array.isArray(mask);
}
