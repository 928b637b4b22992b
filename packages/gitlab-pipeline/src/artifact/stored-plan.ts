import { SEVERITIES } from "@infra-tools/terraform-plan/model";
import * as z from "zod";
import { storedPresent, storedValue } from "./stored-value";

/** The form in which a reviewed plan goes from one job to the next; its types are those of the review's model. */

/** JSON has no undefined: what is not there is stored as null or left out, except where null is a value too. */
function optional<T extends z.ZodType>(schema: T) {
  return schema.nullish().transform((stored) => stored ?? undefined);
}

const optionalText = optional(z.string());

export const storedPath = z.array(z.union([z.string(), z.number(), z.object({ element: z.string() })]));

const lifecycle = z.object({
  preventDestroy: z.boolean(),
  createBeforeDestroy: z.boolean(),
  ignoreChanges: z.union([z.array(z.string()), z.literal("all")]),
  replaceTriggeredBy: z.array(z.string()),
});

const action = z.enum(["no-op", "create", "read", "update", "replace", "delete", "forget", "create-forget"]);

const storedChange = z.object({
  address: z.string(),
  previousAddress: optionalText,
  moduleAddress: optionalText,
  mode: z.enum(["managed", "data"]),
  type: z.string(),
  name: z.string(),
  index: optional(z.union([z.string(), z.number()])),
  provider: z.string(),
  previousProvider: optionalText,
  deposed: optionalText,
  action,
  replaceOrder: optional(z.enum(["delete-first", "create-first"])),
  reason: optionalText,
  importing: optional(z.object({ id: optionalText, identity: storedValue })),
  identity: optional(z.object({ before: storedValue, after: storedValue })),
  before: storedValue,
  after: storedValue,
  replacePaths: z.array(storedPath),
  constructPath: optionalText,
  lifecycle: optional(lifecycle),
});

export const storedPlan = z.object({
  label: z.string(),
  formatVersion: z.string(),
  terraformVersion: optionalText,
  errored: z.boolean(),
  complete: optional(z.boolean()),
  changes: z.array(storedChange),
  drift: z.array(storedChange),
  outputs: z.array(z.object({ name: z.string(), action, before: storedValue, after: storedValue })),
  checks: z.array(
    z.object({
      address: z.string(),
      kind: z.string(),
      status: z.enum(["pass", "fail", "error", "unknown"]),
      messages: z.array(z.string()),
    }),
  ),
  deferred: z.array(z.object({ reason: z.string(), change: storedChange })),
  actions: z.array(
    z.object({
      address: z.string(),
      type: z.string(),
      name: z.string(),
      provider: z.string(),
      trigger: optional(z.object({ address: z.string(), event: z.string() })),
      config: storedValue,
      deferred: optionalText,
    }),
  ),
  problems: z.array(
    z.object({ where: z.string(), value: z.string().optional(), rule: z.string(), fix: z.string() }),
  ),
  provisioners: z.array(
    z.tuple([z.string(), z.array(z.object({ type: z.string(), expressions: storedPresent }))]),
  ),
  references: z.array(
    z.tuple([
      z.string(),
      z.array(z.object({ from: z.string(), path: storedPath, to: z.string(), attribute: optionalText })),
    ]),
  ),
});

export const storedUnjudged = z.object({
  resources: z.array(z.object({ address: z.string(), type: z.string() })),
  attributes: z.array(z.object({ address: z.string(), path: storedPath })),
});

export const storedDigest = z.object({
  digest: z.string(),
  parts: z.array(z.object({ address: z.string(), hash: z.string() })),
  sensitive: z.enum(["none", "compared", "only that they change"]),
});

const storedDelta = z.object({
  path: storedPath,
  kind: z.enum([
    "added",
    "removed",
    "changed",
    "unknown",
    "sensitive",
    "order",
    "reordered",
    "empty",
    "formatting",
  ]),
  before: storedValue,
  after: storedValue,
  embedded: optional(z.object({ format: z.enum(["json", "yaml"]), depth: z.number() })),
  multiline: optional(z.boolean()),
  asText: optional(z.boolean()),
});

export const storedComparison = z.object({
  deltas: z.array(storedDelta),
  hidden: z.object({
    reorder: z.number(),
    repeated: z.number(),
    empty: z.number(),
    formatting: z.number(),
    items: z.array(storedDelta),
  }),
});

export const storedFinding = z.object({
  rule: z.string(),
  severity: z.enum(SEVERITIES),
  plan: z.string(),
  address: z.string(),
  path: storedPath,
  message: z.string(),
  advice: z.string(),
  fingerprint: z.string(),
  byName: z.boolean(),
  accepted: optionalText,
});

export const storedCounts = z.object({
  add: z.number(),
  change: z.number(),
  destroy: z.number(),
  replace: z.number(),
  import: z.number(),
  forget: z.number(),
  moved: z.number(),
  read: z.number(),
});

export const storedWhy = z.tuple([
  z.string(),
  z.object({
    origins: z.array(z.object({ address: z.string(), attribute: optionalText, certain: z.boolean() })),
    followers: z.array(z.string()),
  }),
]);
