import * as z from "zod";

/**
 * A user's mistake, with everything needed to fix it without reading code: place, value, broken rule and what to do.
 * All problems of one pass are reported together.
 */
export const problemSchema = z.strictObject({
  /** Setting, address, option or file, as the user would search for it: `ops.database.tier`. */
  where: z.string(),
  /** The file it is in, where that is known and `where` does not say it. */
  file: z.string().optional(),
  /** Line in `file`, counted from 1. */
  line: z.int().optional(),
  /** The present value, printed; never a secret. Absent where there is no value to show. */
  value: z.string().optional(),
  /** The rule in one sentence, without a full stop. */
  rule: z.string(),
  /** Advice in one sentence, without a full stop. */
  fix: z.string(),
});
