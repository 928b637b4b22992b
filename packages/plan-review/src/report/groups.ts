import { type Block, code, type Details, text } from "@infra-tools/report/doc/doc";
import type { Change } from "@infra-tools/terraform-plan/model";

/** A group needs a heading only where there are others. */
export interface Group {
  readonly name: string | undefined;
  readonly changes: readonly Change[];
}

/** By the outermost construct, else by module; resources in neither come first. */
export function groupChanges(changes: readonly Change[]): readonly Group[] {
  const groups = new Map<string | undefined, Change[]>();
  for (const change of changes) {
    const name = groupName(change);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [change]);
    else group.push(change);
  }
  return [...groups]
    .map(([name, members]) => ({ name, changes: members }))
    .sort((a, b) => compareNames(a.name, b.name));
}

function groupName({ constructPath, moduleAddress }: Change): string | undefined {
  const parts = constructPath?.split("/") ?? [];
  return parts.length > 1 ? parts[0] : moduleAddress;
}

function compareNames(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  if (a === undefined || b === undefined) return a === undefined ? -1 : 1;
  return a < b ? -1 : 1;
}

/** Entries below one heading per group, without headings where all belong to one. */
export function groupedBlocks(
  changes: readonly Change[],
  priority: number,
  entry: (change: Change) => Details,
): readonly Block[] {
  const groups = groupChanges(changes);
  if (groups.length === 1) return changes.map(entry);
  return groups.flatMap((group): readonly Block[] => {
    const entries = group.changes.map(entry);
    if (group.name === undefined) return entries;
    return [
      {
        kind: "section",
        title: [code(group.name), text(` (${group.changes.length})`)],
        blocks: entries,
        priority,
      },
    ];
  });
}
