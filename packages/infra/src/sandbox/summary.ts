import { countChanges, happenings } from "@infra-tools/plan-review/review";
import type { Change, Plan } from "@infra-tools/terraform-plan/model";

/** Counted actions, in the order of the columns. */
export const COUNTED = ["create", "update", "replace", "delete", "import", "forget"] as const;

export type Counted = (typeof COUNTED)[number];
export type Counts = Readonly<Record<Counted, number>>;

/** One environment's plan in numbers. */
export interface PlanSummary {
  readonly environment: string;
  readonly counts: Counts;
  /** By part, in alphabetical order; parts without a change are left out. */
  readonly parts: readonly PartSummary[];
  readonly changes: readonly ChangeSummary[];
  /** Outputs that change. */
  readonly outputs: number;
}

export interface PartSummary {
  readonly part: string;
  readonly counts: Counts;
}

export interface ChangeSummary {
  readonly address: string;
  /** `import` for what is taken over as it is. */
  readonly action: Counted | "create-forget";
  readonly part: string;
}

/** Part of a change without a known construct: it left the configuration, or has none. */
export const NO_PART = "(elsewhere)";

/** A plan in numbers, those of its review. */
export function summarize({ label, changes, outputs }: Plan): PlanSummary {
  const summarized = changes.flatMap((change) => {
    const summary = summarizeChange(change);
    return summary === undefined ? [] : [{ change, summary }];
  });
  const parts = [...new Set(summarized.map(({ summary }) => summary.part))].sort(byName);
  const inPart = (part: string) => summarized.filter(({ summary }) => summary.part === part);
  return {
    environment: label,
    counts: count(changes),
    parts: parts.map((part) => ({ part, counts: count(inPart(part).map(({ change }) => change)) })),
    changes: summarized.map(({ summary }) => summary),
    outputs: outputs.filter(({ action }) => action !== "no-op").length,
  };
}

/** "12 to create, 1 to replace", or that nothing changes. */
export function countsText(counts: Counts): string {
  const phrases = COUNTED.filter((action) => counts[action] > 0).map(
    (action) => `${counts[action]} to ${action}`,
  );
  return phrases.length === 0 ? "no changes" : phrases.join(", ");
}

/** Operations of an apply: a replacement destroys and creates; importing and forgetting touch only the state. */
export function operations({ create, update, replace, delete: destroyed }: Counts): number {
  return create + update + 2 * replace + destroyed;
}

/** Undefined for what is only read, and for what stays as it is. */
function summarizeChange(change: Change): ChangeSummary | undefined {
  const { address, mode, importing } = change;
  if (mode !== "managed" || change.action === "read") return undefined;
  const action = change.action === "no-op" && importing !== undefined ? "import" : change.action;
  return action === "no-op" ? undefined : { address, action, part: partOf(change) };
}

/** The first word of the construct's path below the stack, as `database`. */
function partOf({ constructPath }: Change): string {
  return constructPath?.split("/")[0] ?? NO_PART;
}

function count(changes: readonly Change[]): Counts {
  const { moved: _moved, read: _read, ...counts } = happenings(countChanges(changes));
  return counts;
}

/** Changes without a part come last. */
function byName(a: string, b: string): number {
  if (a === NO_PART || b === NO_PART) return a === b ? 0 : a === NO_PART ? 1 : -1;
  return a < b ? -1 : 1;
}
