import * as z from "zod";
import { printHidden, readHidden } from "./hidden-comment";

const schema = z.record(z.string(), z.record(z.string(), z.string()));

/** Plan's label -> address -> short hash of what is done to it. */
export type ReviewedChanges = z.infer<typeof schema>;

const COMMENT = "infra-changes";

/** A note has room for a million characters; past this much the note keeps the digests alone. */
const MAX_CHARACTERS = 200_000;

/**
 * The reviewed changes as a hidden comment, so that a deploy can name what differs. Empty when they are too many:
 * then a deploy can only say that something does.
 */
export function printChanges(changes: ReviewedChanges): string {
  const comment = printHidden(COMMENT, changes);
  return comment.length > MAX_CHARACTERS ? "" : comment;
}

/** Data in a note's comment; undefined when there is none of ours. */
export function readChanges(body: string): ReviewedChanges | undefined {
  return schema.safeParse(readHidden(COMMENT, body)).data;
}
