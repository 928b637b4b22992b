import type { Arrow } from "./picture";

/**
 * Leaves out every arrow that others imply: when a needs b and b needs c, a picture says that a needs c without an
 * arrow of its own. What can be reached from where stays the same, in circles too.
 */
export function reduce(arrows: readonly Arrow[]): readonly Arrow[] {
  const targets = new Map<string, Set<string>>();
  for (const { from, to } of arrows) targets.set(from, (targets.get(from) ?? new Set()).add(to));
  return arrows.filter(({ from, to }) => {
    const direct = targets.get(from);
    direct?.delete(to);
    if (reaches(targets, from, to)) return false;
    direct?.add(to);
    return true;
  });
}

function reaches(targets: ReadonlyMap<string, ReadonlySet<string>>, from: string, to: string): boolean {
  const visited = new Set([from]);
  for (const node of visited) {
    for (const next of targets.get(node) ?? []) {
      if (next === to) return true;
      visited.add(next);
    }
  }
  return false;
}
