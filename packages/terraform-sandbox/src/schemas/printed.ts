import * as z from "zod";
import { parseType } from "../protocol/type";
import type { Attribute, Block, NestedAttributes, NestedBlock, Schema } from "./model";

/**
 * Output of `terraform providers schema -json` without descriptions and deprecations. Fields are in the order in
 * which they are checked in.
 * https://developer.hashicorp.com/terraform/cli/commands/providers/schema
 */
const nestedAttributes: z.ZodType<NestedAttributes> = z.object({
  get attributes() {
    return z.record(z.string(), attribute);
  },
  nesting_mode: z.enum(["single", "list", "set", "map"]),
});

const attribute: z.ZodType<Attribute> = z.object({
  type: z
    .json()
    .transform((type) => parseType(type))
    .optional(),
  nested_type: nestedAttributes.optional(),
  required: z.boolean().optional(),
  optional: z.boolean().optional(),
  computed: z.boolean().optional(),
  sensitive: z.boolean().optional(),
  write_only: z.boolean().optional(),
});

const nestedBlock: z.ZodType<NestedBlock> = z.object({
  nesting_mode: z.enum(["single", "list", "set", "map", "group"]),
  get block() {
    return block;
  },
  min_items: z.number().optional(),
  max_items: z.number().optional(),
});

const block: z.ZodType<Block> = z.object({
  attributes: z.record(z.string(), attribute).optional(),
  block_types: z.record(z.string(), nestedBlock).optional(),
});

const schema: z.ZodType<Schema> = z.object({ version: z.number(), block });

/** Types stay unread until someone wants them: a provider has more than a thousand, and the sandbox takes a few. */
const unread = z.record(z.string(), z.unknown()).default({});

const printed = z.object({
  provider_schemas: z
    .record(
      z.string(),
      z.object({
        provider: schema.default({ version: 0, block: {} }),
        resource_schemas: unread,
        data_source_schemas: unread,
        ephemeral_resource_schemas: unread,
      }),
    )
    .default({}),
});

/** The schemas of one provider as Terraform printed them. */
export type PrintedProvider = z.infer<typeof printed>["provider_schemas"][string];

/** Terraform's whole answer, by the provider's full address: `registry.terraform.io/hashicorp/google`. */
export function parsePrinted(json: unknown): Readonly<Record<string, PrintedProvider>> {
  return printed.parse(json).provider_schemas;
}

/** One type's schema. Throws when it has not the form that Terraform documents. */
export function parseSchema(json: unknown): Schema {
  return schema.parse(json);
}
