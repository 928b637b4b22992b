import * as z from "zod";

const resourceChange = z.looseObject({
  address: z.string(),
  /** OpenTofu lists ephemeral resources too. */
  mode: z.enum(["managed", "data", "ephemeral"]),
  type: z.string(),
  name: z.string(),
  change: z.looseObject({
    actions: z.array(z.string()).readonly(),
    importing: z.looseObject({}).nullish(),
  }),
});

const outputChange = z.looseObject({ actions: z.array(z.string()).readonly() });

/**
 * `terraform show -json <plan>`, as far as it is looked at before a review; everything else in it is kept as it came.
 * https://developer.hashicorp.com/terraform/internals/json-format
 */
const planJson = z.looseObject({
  format_version: z.string(),
  terraform_version: z.string().optional(),
  errored: z.boolean().optional(),
  complete: z.boolean().optional(),
  resource_changes: z.array(resourceChange).readonly().default([]),
  resource_drift: z.array(resourceChange).readonly().default([]),
  output_changes: z.record(z.string(), outputChange).default({}),
});

export type PlanJson = z.infer<typeof planJson>;

/** Throws when the value is no plan; Terraform's own promise is that format 1.x stays readable. */
export function parsePlanJson(value: unknown): PlanJson {
  return planJson.parse(value);
}
