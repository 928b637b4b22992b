import * as z from "zod";

/** Schema of the object that `--json` prints; `result` is null where the command came to none. */
export function outputSchema<Result extends z.ZodType>(result: Result) {
  return z.strictObject({
    version: z.int(),
    command: z.string(),
    result: z.union([result, z.null()]),
    problems: z.array(
      z.strictObject({
        where: z.string(),
        file: z.string().optional(),
        line: z.int().optional(),
        value: z.string().optional(),
        rule: z.string(),
        fix: z.string(),
      }),
    ),
  });
}
