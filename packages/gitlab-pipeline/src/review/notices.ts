import { type Block, code, type Line, paragraph, strong, text } from "@infra-tools/report/doc/doc";
import type { HandedOn } from "../artifact/reviewed-plan";
import type { Unaffected } from "../artifact/unaffected";

/** Limits of the review that a reader must know first. */
export interface Circumstances {
  /** Environments whose plan job left nothing. */
  readonly missing: readonly string[];
  /** Environments that were not planned, because the merge request does not change them. */
  readonly unaffected: readonly Unaffected[];
  readonly plans: readonly HandedOn[];
  /** The target has moved on since; undefined when it has not, or nobody could tell. */
  readonly behind: { readonly branch: string; readonly plannedOn: string; readonly head: string } | undefined;
}

export function notices({ missing, unaffected, plans, behind }: Circumstances): readonly Block[] {
  const sandboxed = plans.filter(({ target }) => target === "sandbox").map(({ environment }) => environment);
  const lines: Line[] = [];
  if (missing.length > 0) {
    lines.push([
      strong(`No plan of ${missing.join(" and ")}`),
      text(": its job failed. What follows is not the whole change."),
    ]);
  }
  if (sandboxed.length > 0) {
    lines.push([
      strong("Planned in the sandbox"),
      text(
        `, against the target branch and not the real ${sandboxed.join(" and ")}: what is there may differ.`,
      ),
    ]);
  }
  if (behind !== undefined) {
    lines.push([
      strong(`${behind.branch} has moved on`),
      text(" since these plans were made: they are based on "),
      code(behind.plannedOn.slice(0, 12)),
      text(", it is at "),
      code(behind.head.slice(0, 12)),
      text(". Run the pipeline again before the merge."),
    ]);
  }
  return [
    ...(lines.length === 0 ? [] : [{ kind: "callout", tone: "warning", lines, priority: 0 } as const]),
    ...unaffected.map(({ environment, base }) => unaffectedBlock(environment, base)),
  ];
}

/** Drift of an environment is no part of the change: the scheduled job reports it. */
function unaffectedBlock(environment: string, base: string): Block {
  return {
    ...paragraph(
      strong(`${environment} is not planned`),
      text(": its configuration is the same as at "),
      code(base.slice(0, 12)),
      text("."),
    ),
    priority: 0,
  };
}
