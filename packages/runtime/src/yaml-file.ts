import { parseDocument } from "yaml";
import type * as z from "zod";
import { ProblemError } from "./problem";
import { type CheckedFile, toProblems } from "./schema-problems";

/** Form of a file that a person writes. */
export interface YamlForm<Schema extends z.ZodType> extends Omit<CheckedFile, "content" | "schema"> {
  readonly schema: Schema;
}

/**
 * Reads the text of a YAML or JSON file; an empty one is an empty object.
 *
 * @throws ProblemError with everything in which it has another form.
 */
export function readYaml<Schema extends z.ZodType>(text: string, form: YamlForm<Schema>): z.infer<Schema> {
  const document = parseDocument(text);
  if (document.errors.length > 0) {
    throw new ProblemError(
      document.errors.map((error) => ({
        where: form.file,
        rule: `is not valid YAML: ${error.message.split("\n")[0] ?? ""}`,
        fix: "correct the file's syntax",
      })),
    );
  }
  const content: unknown = document.toJS() ?? {};
  const parsed = form.schema.safeParse(content);
  if (!parsed.success) throw new ProblemError(toProblems(parsed.error.issues, { ...form, content }));
  return parsed.data;
}
