import type { ComputedValues } from "../computed-values";

/** Values that most of Cloudflare's objects have. */
export const COMMON: ComputedValues = {
  id: "{@hex 32}",
  created_on: "{@timestamp}",
  modified_on: "{@timestamp}",
};
