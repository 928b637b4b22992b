import { type Json, parseJson } from "@infra-tools/terraform-plan/value";
import * as z from "zod";
import { type CloudEntry, FAULT_KINDS, OPERATIONS } from "./cloud";
import type { InjectedFault } from "./faults";

const key = z.object({ provider: z.string(), type: z.string(), id: z.string() });
/** JSON that JSON.parse returned; its leaves are not checked again, to save time on a large cloud. */
const json = z.custom<Json>((value) => value !== undefined);
const object = z.object({ attributes: z.record(z.string(), json) });
const fault = z.object({
  operation: z.enum(OPERATIONS),
  type: z.string(),
  id: z.string().optional(),
  remaining: z.int().positive(),
  kind: z.enum(FAULT_KINDS),
  summary: z.string(),
  detail: z.string(),
});

/** The whole cloud in one file. */
const snapshot = z.object({
  version: z.literal(1),
  objects: z.array(z.object({ key, object })),
  faults: z.array(fault),
  seed: z.string().default(""),
  counters: z.record(z.string(), z.int().positive()).default({}),
});

/** One change since the snapshot. Entries are absolute, so replaying one twice does no harm. */
const journalEntry = z.discriminatedUnion("op", [
  z.object({ op: z.literal("write"), key, object }),
  z.object({ op: z.literal("remove"), key }),
  z.object({ op: z.literal("count"), name: z.string(), count: z.int().positive() }),
  z.object({ op: z.literal("faults"), faults: z.array(fault).readonly() }),
]);

export type JournalEntry = z.infer<typeof journalEntry>;

export interface Snapshot {
  readonly objects: readonly CloudEntry[];
  readonly faults: readonly InjectedFault[];
  readonly seed: string;
  /** Number of calls of `next` by name. */
  readonly counters: Readonly<Record<string, number>>;
}

export function formatSnapshot({ objects, faults, seed, counters }: Snapshot): string {
  return `${JSON.stringify({ version: 1, seed, objects, faults, counters }, undefined, 2)}\n`;
}

/** Undefined when the text is not a cloud of this version. */
export function parseSnapshot(text: string): Snapshot | undefined {
  const parsed = snapshot.safeParse(parseJson(text));
  return parsed.success ? parsed.data : undefined;
}

/** A line of a journal that is no entry, counted from 1. */
export interface BrokenLine {
  readonly brokenLine: number;
}

/**
 * The journal's entries. A process that died may have left a part of its last line, which has no end and is left out. Any
 * other broken line means that entries are lost, so nothing is returned but its number.
 */
export function parseJournal(text: string): readonly JournalEntry[] | BrokenLine {
  const lines = text.split("\n");
  lines.pop();
  const entries: JournalEntry[] = [];
  for (const [index, line] of lines.entries()) {
    const parsed = journalEntry.safeParse(parseJson(line));
    if (!parsed.success) return { brokenLine: index + 1 };
    entries.push(parsed.data);
  }
  return entries;
}
