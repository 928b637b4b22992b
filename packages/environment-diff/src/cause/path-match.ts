import { canonical } from "@infra-tools/terraform-plan/compare/canonical";
import type { Delta } from "@infra-tools/terraform-plan/compare/delta";
import type { Path, PathStep } from "@infra-tools/terraform-plan/path";

/**
 * One text for the same difference in two comparisons. Positions in lists are left out, since a swap may move them; the
 * values tell elements apart.
 */
export function deltaKey(delta: Delta): string {
  return [
    delta.path.map(stepText).join("/"),
    delta.kind,
    canonical(delta.before),
    canonical(delta.after),
  ].join("\n");
}

function stepText(step: PathStep): string {
  if (typeof step === "number") return "#";
  return typeof step === "string" ? JSON.stringify(step) : `[${step.element}]`;
}

/** True if one path leads to the other or into it; positions match any element. */
export function overlaps(a: Path, b: Path): boolean {
  const shared = Math.min(a.length, b.length);
  for (let index = 0; index < shared; index++) if (!isSameStep(a[index], b[index])) return false;
  return true;
}

function isSameStep(a: PathStep | undefined, b: PathStep | undefined): boolean {
  if (typeof a === "string" || typeof b === "string") return a === b;
  if (typeof a === "object" && typeof b === "object") return a.element === b.element;
  return true;
}
