import { problemSchema } from "@infra-tools/runtime/problem-schema";
import * as z from "zod";
import { SEVERITIES } from "../model";
import { list, mapOf, optional, optionalText, record } from "./fields";
import { optionalValue, presentValue } from "./value";

/** One step into a value, see `PathStep`. */
export const storedPathStep = z.union([z.string(), z.number(), record({ element: z.string() })]);

export const storedPath = list(storedPathStep);

export const storedAction = z.enum([
  "no-op",
  "create",
  "read",
  "update",
  "replace",
  "delete",
  "forget",
  "create-forget",
]);

export const storedReplaceOrder = z.enum(["delete-first", "create-first"]);

export const storedLifecycle = record({
  preventDestroy: z.boolean(),
  createBeforeDestroy: z.boolean(),
  ignoreChanges: z.union([list(z.string()), z.literal("all")]),
  /** References in `replace_triggered_by`, as written: `google_sql_database_instance.main.id`. */
  replaceTriggeredBy: list(z.string()),
});

export const storedChange = record({
  address: z.string(),
  previousAddress: optionalText,
  moduleAddress: optionalText,
  mode: z.enum(["managed", "data"]),
  type: z.string(),
  name: z.string(),
  index: optional(z.union([z.string(), z.number()])),
  provider: z.string(),
  /** The provider that managed the object so far, if it is another one. */
  previousProvider: optionalText,
  deposed: optionalText,
  action: storedAction,
  replaceOrder: optional(storedReplaceOrder),
  /** Terraform's own word for the reason, as the plan has it; unknown words are kept. */
  reason: optionalText,
  /** Import of an existing object: by id, or by the attributes of its identity. */
  importing: optional(record({ id: optionalText, identity: optionalValue })),
  /** Attributes by which the provider knows the object, where it declares some (Terraform 1.12). */
  identity: optional(record({ before: optionalValue, after: optionalValue })),
  /** Undefined before a create, and where nothing changes: a no-op that neither moves nor imports keeps no values. */
  before: optionalValue,
  /** Undefined after a delete or forget, and where nothing changes. */
  after: optionalValue,
  replacePaths: list(storedPath),
  /** Construct path inside the stack, when `cdk.tf.json` is at hand. */
  constructPath: optionalText,
  /** `lifecycle` of the synthesized block, when at hand. */
  lifecycle: optional(storedLifecycle),
  /** Of a deleted object: name of the one that is in use instead, where nothing that stays names the deleted one. */
  successor: optionalText,
});

export const storedOutputChange = record({
  name: z.string(),
  action: storedAction,
  before: optionalValue,
  after: optionalValue,
});

export const storedCheckResult = record({
  address: z.string(),
  kind: z.string(),
  status: z.enum(["pass", "fail", "error", "unknown"]),
  messages: list(z.string()),
});

export const storedDeferredChange = record({ reason: z.string(), change: storedChange });

export const storedActionInvocation = record({
  address: z.string(),
  type: z.string(),
  name: z.string(),
  provider: z.string(),
  /** The resource and event that invoke it; undefined when the user does, with `-invoke`. */
  trigger: optional(record({ address: z.string(), event: z.string() })),
  config: optionalValue,
  /** Terraform's reason for putting it off. */
  deferred: optionalText,
});

export const storedProvisioner = record({
  /** `local-exec`, `remote-exec`, `file` */
  type: z.string(),
  /** Its arguments as the configuration's JSON has them: constants and references. */
  expressions: presentValue,
});

export const storedReference = record({
  from: z.string(),
  path: storedPath,
  /** Address of a resource without index, or `local.x`, `var.x`, `module.m.x`. */
  to: z.string(),
  /** The attribute mentioned, `id` or `settings.tier`; undefined when the whole object is. */
  attribute: optionalText,
});

/**
 * A plan as the review sees it, and as it goes from one process to the next: `parse` reads what `encode` made. The types of the
 * model are inferred from here.
 */
export const storedPlan = record({
  /** Label of this plan in reports: the stack's name, else the file's. */
  label: z.string(),
  formatVersion: z.string(),
  terraformVersion: optionalText,
  /** Terraform stopped while planning; what it had found by then is still here. */
  errored: z.boolean(),
  /** False when targets, deferral or an error left something out; undefined when the format does not say. */
  complete: optional(z.boolean()),
  changes: list(storedChange),
  drift: list(storedChange),
  outputs: list(storedOutputChange),
  checks: list(storedCheckResult),
  deferred: list(storedDeferredChange),
  /** Actions that the apply invokes, also deferred ones (Terraform 1.14). */
  actions: list(storedActionInvocation),
  /** Entries that could not be read. The rest of the plan is here all the same. */
  problems: list(problemSchema.readonly()),
  /** References of the plan's configuration, by address without index. */
  references: mapOf(list(storedReference)),
  /** Names of the arguments that the configuration writes, by address without index. */
  configured: mapOf(list(z.string())),
  /** Programs that run beside creating or destroying a resource, from the configuration: address without index -> them. */
  provisioners: mapOf(list(storedProvisioner)),
});

export const storedFinding = record({
  /** Rule id, a fixed word pair like `retention-reduced`; `infra rules <id>` explains it. */
  rule: z.string(),
  severity: z.enum(SEVERITIES),
  plan: z.string(),
  address: z.string(),
  path: storedPath,
  /** Consequence as a sentence, without values that could be secret. */
  message: z.string(),
  /** Advice as a sentence. */
  advice: z.string(),
  /** Hash of the rule, the environment, the action, the object, the path, both values and the message: it expires with the change. */
  fingerprint: z.string(),
  /** Based on the attribute name only: the type has no metadata. */
  byName: z.boolean(),
  /** The reason of an `Accept-Finding` trailer that names this fingerprint. */
  accepted: optionalText,
});
