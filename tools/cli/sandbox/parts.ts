import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { ResourceChange } from "../../shared/terraform/plan-json";

const block = z.looseObject({
  "//": z.looseObject({ metadata: z.looseObject({ path: z.string() }).optional() }).optional(),
});
const blocks = z.record(z.string(), z.record(z.string(), block));
const stack = z.looseObject({ resource: blocks.default({}), data: blocks.default({}) });

/** What a change belongs to whose construct is not known: it left the configuration, or has none. */
export const NO_PART = "(elsewhere)";

/** Tells the part of a change: the first word of its construct's path below the stack, as `database`. */
export type PartOf = (change: Pick<ResourceChange, "mode" | "type" | "name">) => string;

/** Reads the construct paths that cdktf leaves in a synthesized stack. */
export function readParts(stackFolder: string): PartOf {
  const { resource, data } = stack.parse(JSON.parse(readFileSync(join(stackFolder, "cdk.tf.json"), "utf8")));
  return ({ mode, type, name }) => {
    const path = (mode === "data" ? data : resource)[type]?.[name]?.["//"]?.metadata?.path;
    return path?.split("/")[1] ?? NO_PART;
  };
}
