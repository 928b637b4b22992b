import { type Action, actionOf, type PlanJson } from "../../shared/terraform/plan-json";
import { NO_PART, type PartOf } from "./parts";

/** The actions that a plan is counted by, in the order of the columns. */
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
  readonly action: Counted;
  readonly part: string;
}

export function summarize(environment: string, plan: PlanJson, partOf: PartOf): PlanSummary {
  const changes = plan.resource_changes.flatMap((change): ChangeSummary[] => {
    const action = actionOf(change);
    return change.mode === "managed" && isCounted(action)
      ? [{ address: change.address, action, part: partOf(change) }]
      : [];
  });
  const parts = [...new Set(changes.map(({ part }) => part))].sort(byName);
  return {
    environment,
    counts: count(changes),
    parts: parts.map((part) => ({ part, counts: count(changes.filter((change) => change.part === part)) })),
    changes,
    outputs: Object.values(plan.output_changes).filter(({ actions }) => !actions.includes("no-op")).length,
  };
}

/** "12 to create, 1 to replace", or that nothing changes. */
export function countsText(counts: Counts): string {
  const said = COUNTED.filter((action) => counts[action] > 0).map(
    (action) => `${counts[action]} to ${action}`,
  );
  return said.length === 0 ? "no changes" : said.join(", ");
}

export function total(counts: Counts): number {
  return COUNTED.reduce((sum, action) => sum + counts[action], 0);
}

function isCounted(action: Action): action is Counted {
  return action !== "none";
}

function count(changes: readonly ChangeSummary[]): Counts {
  const of = (action: Counted): number => changes.filter((change) => change.action === action).length;
  return {
    create: of("create"),
    update: of("update"),
    replace: of("replace"),
    delete: of("delete"),
    import: of("import"),
    forget: of("forget"),
  };
}

/** What has no part comes last. */
function byName(a: string, b: string): number {
  if (a === NO_PART || b === NO_PART) return a === b ? 0 : a === NO_PART ? 1 : -1;
  return a < b ? -1 : 1;
}
