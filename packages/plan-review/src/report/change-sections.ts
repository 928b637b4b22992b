import { type Block, code, type Inline, type Line, text } from "@infra-tools/report/doc/doc";
import type { Action, Change } from "@infra-tools/terraform-plan/model";
import type { ReviewedPlan } from "../reviewed";
import { changeEntry, type EntryPriorities, findingsByAddress } from "./change-entry";
import { groupedBlocks } from "./groups";
import { printValue } from "./value-text";
import { PRIORITY } from "./words";

interface ActionSection {
  readonly title: string;
  readonly actions: readonly Action[];
  readonly priorities: EntryPriorities;
}

/** In the order in which a reader should meet them. */
const SECTIONS: readonly ActionSection[] = [
  {
    title: "Replaces",
    actions: ["replace"],
    priorities: { entry: PRIORITY.destroyed, attributes: PRIORITY.updatedAttributes },
  },
  {
    title: "Deletes",
    actions: ["delete"],
    priorities: { entry: PRIORITY.destroyed, attributes: PRIORITY.deletedAttributes },
  },
  {
    title: "Forgets",
    actions: ["forget", "create-forget"],
    priorities: { entry: PRIORITY.destroyed, attributes: PRIORITY.createdAttributes },
  },
  {
    title: "Updates",
    actions: ["update"],
    priorities: { entry: PRIORITY.updated, attributes: PRIORITY.updatedAttributes },
  },
  {
    title: "Creates",
    actions: ["create"],
    priorities: { entry: PRIORITY.created, attributes: PRIORITY.createdAttributes },
  },
  {
    title: "Reads during the apply",
    actions: ["read"],
    priorities: { entry: PRIORITY.minor, attributes: PRIORITY.createdAttributes },
  },
];

/** Everything a plan does to resources. The heading with its count always stays. */
export function changeSections(reviewed: ReviewedPlan, suffix: string): readonly Block[] {
  const findings = findingsByAddress(reviewed);
  const sections = SECTIONS.flatMap(({ title, actions, priorities }): readonly Block[] => {
    const changes = reviewed.plan.changes.filter(({ action }) => actions.includes(action));
    if (changes.length === 0) return [];
    const blocks = groupedBlocks(changes, priorities.entry, (change) =>
      changeEntry(reviewed, change, findings.get(change.address) ?? [], priorities),
    );
    return [{ kind: "section", title: [text(`${title} (${changes.length})${suffix}`)], blocks, priority: 0 }];
  });
  return [...sections, ...movedSection(reviewed, suffix)];
}

/** New addresses and imports, also of resources that change otherwise. */
function movedSection({ plan }: ReviewedPlan, suffix: string): readonly Block[] {
  const items = plan.changes.flatMap((change) => [...movedLine(change), ...importLine(change)]);
  if (items.length === 0) return [];
  return [
    {
      kind: "section",
      title: [text(`Moves and imports (${items.length})${suffix}`)],
      blocks: [{ kind: "list", items, priority: PRIORITY.moved }],
      priority: 0,
    },
  ];
}

function movedLine({ previousAddress, address }: Change): readonly Line[] {
  return previousAddress === undefined
    ? []
    : [[text("moved "), code(previousAddress), text(" → "), code(address)]];
}

function importSource({ id, identity }: NonNullable<Change["importing"]>): Inline {
  if (id !== undefined) return code(id);
  return identity === undefined ? text("an id known after apply") : code(printValue(identity));
}

function importLine({ importing, address }: Change): readonly Line[] {
  if (importing === undefined) return [];
  return [[text("imported "), code(address), text(" from "), importSource(importing)]];
}
