import * as z from "zod";

const schema = z.record(z.string(), z.record(z.string(), z.string()));

/** Plan's label -> address -> short hash of what is done to it. */
export type ReviewedChanges = z.infer<typeof schema>;

const COMMENT = /^<!-- infra-changes:(\{.*\}) -->\s*$/m;

/** A note has room for a million characters; past this much the note keeps the digests alone. */
const MOST_CHARACTERS = 200_000;

/**
 * The reviewed changes as a hidden comment, so that a deploy can name what differs. Empty when they are too many:
 * then a deploy can only say that something does.
 */
export function printChanges(changes: ReviewedChanges): string {
  // A comment ends at the first `-->`, which an instance's key could hold.
  const json = JSON.stringify(changes).replace(
    /[<>&-]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return json.length > MOST_CHARACTERS ? "" : `<!-- infra-changes:${json} -->`;
}

/** Data in a note's comment; undefined when there is none of ours. */
export function readChanges(body: string): ReviewedChanges | undefined {
  const json = COMMENT.exec(body)?.[1];
  if (json === undefined) return undefined;
  try {
    return schema.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}
