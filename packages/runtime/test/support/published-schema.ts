import { existsSync, readFileSync, writeFileSync } from "node:fs";
import * as z from "zod";

/** A JSON schema that is published in a file. */
export interface PublishedSchema {
  readonly file: string;
  readonly title: string;
  readonly schema: z.ZodType;
  /** Fields that a later version adds are allowed: the schema is of something that we write. */
  readonly isOpen: boolean;
}

/** The schema as it has to be published, and the text of its file. `UPDATE_SCHEMAS=1` writes the file anew. */
export function publishedSchema({ file, title, schema, isOpen }: PublishedSchema): {
  readonly expected: string;
  readonly published: string;
} {
  const generated = z.toJSONSchema(schema, {
    io: "input",
    override: ({ jsonSchema }) => {
      if (isOpen && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  });
  const expected = `${JSON.stringify({ title, ...generated }, undefined, 2)}\n`;
  if (process.env["UPDATE_SCHEMAS"] === "1") writeFileSync(file, expected);
  return { expected, published: existsSync(file) ? readFileSync(file, "utf8") : "" };
}
