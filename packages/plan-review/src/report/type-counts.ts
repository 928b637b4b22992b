import { type Block, code, type Inline, text } from "@infra-tools/report/doc/doc";
import type { Action } from "@infra-tools/terraform-plan/model";
import type { Review } from "../reviewed";
import { PRIORITY } from "./words";

const VERBS: readonly (readonly [verb: string, actions: readonly Action[]])[] = [
  ["destroyed", ["delete"]],
  ["replaced", ["replace"]],
  ["forgotten", ["forget", "create-forget"]],
  ["changed", ["update"]],
  ["created", ["create"]],
];

/** Number of types named for an action. */
const SHOWN_TYPES = 4;

/** A plan with fewer changes is read faster than its counts. */
const FEW = 4;

/** Types of resources that the plans are about, most frequent first. */
export function typeCounts(review: Review): readonly Block[] {
  const changes = review.plans.flatMap(({ plan }) => plan.changes).filter(({ mode }) => mode === "managed");
  const parts = VERBS.map(([verb, actions]) => {
    const counts = new Map<string, number>();
    for (const { action, type } of changes)
      if (actions.includes(action)) counts.set(type, (counts.get(type) ?? 0) + 1);
    return {
      verb,
      types: [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)),
    };
  }).filter(({ types }) => types.length > 0);
  const total = parts.reduce((sum, { types }) => sum + types.reduce((all, [, count]) => all + count, 0), 0);
  if (total < FEW) return [];
  const line = parts.flatMap(({ verb, types }, index): readonly Inline[] => {
    const rest = types.length - SHOWN_TYPES;
    return [
      text(`${index === 0 ? "By type: " : "; "}${verb} `, "muted"),
      ...types
        .slice(0, SHOWN_TYPES)
        .flatMap(([type, count], position): readonly Inline[] => [
          text(`${position === 0 ? "" : ", "}${count} `, "muted"),
          code(type, "muted"),
        ]),
      ...(rest > 0 ? [text(` and ${rest} more types`.replace(/1 more types/, "1 more type"), "muted")] : []),
    ];
  });
  return [{ kind: "paragraph", line: [...line, text(".", "muted")], priority: PRIORITY.minor }];
}
