import type { PathStep } from "../path";
import type { Value } from "../value";
import type { CompareOptions, Delta, DeltaKind, Embedded } from "./delta";
import type { IsUnordered } from "./unordered";

const HIDDEN: ReadonlySet<DeltaKind> = new Set(["reordered", "empty", "formatting"]);

/** Names of lists whose order means something everywhere. */
export const ORDERED_LISTS = [
  "command",
  "args",
  "arguments",
  "entrypoint",
  "entryPoint",
  "init_container",
  "initContainers",
];

const USUALLY_ORDERED: ReadonlySet<string> = new Set(ORDERED_LISTS);

/** One comparison in progress: its place, and its differences so far. */
export interface Walk {
  readonly options: CompareOptions;
  readonly ordered: ReadonlySet<string>;
  readonly steps: PathStep[];
  readonly deltas: Delta[];
  readonly hidden: Delta[];
  embedded: Embedded | undefined;
  /** Characters of YAML that may still be read: it takes a hundred times as long as JSON. */
  yamlLeft: number;
  /** Lists of the document around, if there is one, whose order means nothing. */
  isUnordered: IsUnordered | undefined;
  /** Compares two values at the present place. */
  readonly visit: Visit;
}

export type Visit = (walk: Walk, before: Value | undefined, after: Value | undefined) => void;

/** Characters of YAML that one comparison reads; beyond it texts are compared as text, and that is said. */
const YAML_BUDGET = 2_000_000;

export function startWalk(options: CompareOptions, visit: Visit): Walk {
  return {
    options,
    ordered:
      options.ordered === undefined ? USUALLY_ORDERED : new Set([...ORDERED_LISTS, ...options.ordered]),
    steps: [],
    deltas: [],
    hidden: [],
    embedded: undefined,
    yamlLeft: YAML_BUDGET,
    isUnordered: undefined,
    visit,
  };
}

/** Goes one step down, compares there and comes back. */
export function descend(
  walk: Walk,
  step: PathStep,
  before: Value | undefined,
  after: Value | undefined,
): void {
  walk.steps.push(step);
  walk.visit(walk, before, after);
  walk.steps.pop();
}

/** Notes a difference at the present place. */
export function report(
  walk: Walk,
  kind: DeltaKind,
  before: Value | undefined,
  after: Value | undefined,
  more: Pick<Delta, "multiline" | "asText"> = {},
): void {
  const embedded = walk.embedded === undefined ? {} : { embedded: walk.embedded };
  const delta: Delta = { path: [...walk.steps], kind, before, after, ...embedded, ...more };
  (HIDDEN.has(kind) ? walk.hidden : walk.deltas).push(delta);
}
