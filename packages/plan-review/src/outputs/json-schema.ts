import { outputSchema } from "@infra-tools/runtime/command-line/output-schema";
import { SEVERITIES } from "@infra-tools/terraform-plan/model";
import type { Json } from "@infra-tools/terraform-plan/value";
import * as z from "zod";

const json: z.ZodType<Json> = z.json();
const count = z.int().min(0);
const orNull = <Schema extends z.ZodType>(schema: Schema) => z.union([schema, z.null()]);

const comparison = {
  differences: z.array(
    z.strictObject({
      path: z.string(),
      kind: z.enum(["added", "removed", "changed", "unknown", "sensitive", "order"]),
      before: json.optional(),
      after: json.optional(),
    }),
  ),
  hidden: z.strictObject({ reorder: count, empty: count, formatting: count, repeated: count }),
};

const change = {
  address: z.string(),
  previousAddress: orNull(z.string()),
  constructPath: orNull(z.string()),
  type: z.string(),
  provider: z.string(),
  previousProvider: orNull(z.string()),
  mode: z.enum(["managed", "data"]),
  deposed: orNull(z.string()),
  action: z.enum(["no-op", "create", "read", "update", "replace", "delete", "forget", "create-forget"]),
  replaceOrder: orNull(z.enum(["delete-first", "create-first"])),
  reason: orNull(z.string()),
  importing: orNull(z.strictObject({ id: orNull(z.string()), identity: json })),
  forcedBy: z.array(z.string()),
  origins: z.array(
    z.strictObject({ address: z.string(), attribute: orNull(z.string()), certain: z.boolean() }),
  ),
  followers: z.array(z.string()),
  ...comparison,
};

const finding = z.strictObject({
  rule: z.string(),
  severity: z.enum(SEVERITIES),
  address: z.string(),
  path: z.string(),
  message: z.string(),
  advice: z.string(),
  fingerprint: z.string(),
  byName: z.boolean(),
  accepted: orNull(z.string()),
});

const plan = z.strictObject({
  label: z.string(),
  formatVersion: z.string(),
  terraformVersion: orNull(z.string()),
  errored: z.boolean(),
  complete: orNull(z.boolean()),
  counts: z.strictObject({
    add: count,
    change: count,
    destroy: count,
    replace: count,
    import: count,
    forget: count,
    moved: count,
    read: count,
  }),
  digest: z.string(),
  sensitiveInDigest: json,
  findings: z.array(finding),
  suppressed: count,
  off: z.record(z.string(), count),
  unjudged: z.strictObject({
    resources: z.array(z.strictObject({ address: z.string(), type: z.string() })),
    attributes: z.array(z.strictObject({ address: z.string(), path: z.string() })),
  }),
  changes: z.array(z.strictObject(change)),
  drift: z.array(z.strictObject(change)),
  outputs: z.array(z.strictObject({ name: z.string(), action: z.string(), ...comparison })),
  checks: z.array(
    z.strictObject({
      address: z.string(),
      kind: z.string().optional(),
      status: z.enum(["pass", "fail", "error", "unknown"]),
      messages: z.array(z.string()),
    }),
  ),
  actions: z.array(
    z.strictObject({
      address: z.string(),
      type: z.string(),
      trigger: json,
      deferred: json,
    }),
  ),
  unreadable: z.array(z.strictObject({ where: z.string(), rule: z.string(), value: orNull(z.string()) })),
  deferred: z.array(z.strictObject(change)),
});

/** Result of `--json`, without fields that are not documented. */
export const REVIEW_RESULT_SCHEMA = z.strictObject({
  schemaVersion: z.literal(1),
  verdict: z.string(),
  plans: z.array(plan),
  unusedAcceptances: z.array(z.strictObject({ fingerprint: z.string(), reason: z.string() })),
});

/** Object that `--json` prints. `result` is null when the plans could not be read. */
export const REVIEW_OUTPUT_SCHEMA = outputSchema(REVIEW_RESULT_SCHEMA);
