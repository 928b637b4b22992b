import * as z from "zod";
import { problemSchema } from "../problem-schema";

/** Schema of the object that `--json` prints; `result` is null where the command came to none. */
export function outputSchema<Result extends z.ZodType>(result: Result) {
  return z.strictObject({
    version: z.int(),
    command: z.string(),
    result: z.union([result, z.null()]),
    problems: z.array(problemSchema),
  });
}
