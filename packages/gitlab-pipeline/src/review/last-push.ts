import { type Block, code, type Line, paragraph, strong, text } from "@infra-tools/report/doc/doc";
import * as z from "zod";
import { compareChanges } from "../deploy/compare-changes";
import type { GitLab } from "../gitlab/gitlab";
import { type ReviewedChanges, readChanges } from "../note/changes-comment";
import { printHidden, readHidden } from "../note/hidden-comment";
import { readMarker } from "../note/marker";

const COMMENT = "infra-last-push";

const schema = z.object({
  /** Head of the source branch that was planned. */
  head: z.string(),
  changes: z.record(z.string(), z.record(z.string(), z.string())),
});

/** Plans of a merge request after an earlier push. */
export type LastPush = z.infer<typeof schema>;

/** Addresses of one kind that are listed; the rest is counted. */
const MAX_LISTED = 15;

/** A note has room for a million characters; a push with more changes is not compared with. */
const MAX_CHARACTERS = 200_000;

/**
 * Plans that the note shows from before this push. A pipeline that runs again for the same push compares with what the
 * first one did: the note keeps it.
 */
export async function readLastPush(
  gitlab: GitLab,
  mergeRequest: number,
  { head, pipeline }: { readonly head: string; readonly pipeline: number },
): Promise<LastPush | undefined> {
  const author = await gitlab.currentUser();
  const [note] = (await gitlab.notes(mergeRequest))
    .filter((each) => !each.system && (each.author === author || gitlab.isProjectBot(each)))
    .flatMap(({ body }) => {
      const marker = readMarker(body);
      return marker === undefined || marker.pipeline > pipeline ? [] : [{ marker, body }];
    })
    .sort((a, b) => b.marker.pipeline - a.marker.pipeline);
  if (note === undefined) return undefined;
  const { marker, body } = note;
  if (marker.head === head) return schema.safeParse(readHidden(COMMENT, body)).data;
  const changes = readChanges(body);
  return changes === undefined || marker.head === undefined ? undefined : { head: marker.head, changes };
}

/** The comparison's base as a hidden comment of the new note. */
export function printLastPush(last: LastPush | undefined): string {
  if (last === undefined) return "";
  const comment = printHidden(COMMENT, last);
  return comment.length > MAX_CHARACTERS ? "" : comment;
}

/** Differences between the plans of this push and those of the last one, for the top of the note. */
export function lastPushBlocks(last: LastPush | undefined, current: ReviewedChanges): readonly Block[] {
  if (last === undefined) return [];
  const labels = [...new Set([...Object.keys(last.changes), ...Object.keys(current)])].sort();
  const parts = labels.map(
    (label) => [label, compareChanges(last.changes[label] ?? {}, current[label] ?? {})] as const,
  );
  const since = code(last.head.slice(0, 12));
  if (
    parts.every(([, { added, removed, different }]) => added.length + removed.length + different.length === 0)
  ) {
    return [
      { ...paragraph(text("The plan is the same as after the last push, "), since, text(".")), priority: 0 },
    ];
  }
  return [
    {
      kind: "section",
      title: [text("Changed in the plan since the last push")],
      priority: 0,
      blocks: [
        { ...paragraph(text("Compared with "), since, text(":")), priority: 0 },
        ...parts.flatMap(([label, difference]) => partBlocks(label, difference)),
      ],
    },
  ];
}

function partBlocks(
  label: string,
  { added, different, removed }: ReturnType<typeof compareChanges>,
): readonly Block[] {
  const items = [
    ...listed(added, "is new in the plan", "are new"),
    ...listed(different, "changes in another way", "change in another way"),
    ...listed(removed, "is not in the plan any more", "are not in the plan any more"),
  ];
  if (items.length === 0) return [];
  return [
    { ...paragraph(strong(label)), priority: 1 },
    { kind: "list", items, priority: 1 },
  ];
}

function listed(addresses: readonly string[], one: string, many: string): readonly Line[] {
  const rest = addresses.length - MAX_LISTED;
  return [
    ...addresses.slice(0, MAX_LISTED).map((address): Line => [code(address), text(` ${one}`)]),
    ...(rest > 0 ? [[text(`${rest} more ${many}`)] satisfies Line] : []),
  ];
}
