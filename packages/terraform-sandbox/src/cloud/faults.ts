import type { Fault, FaultKind, ObjectKey, Operation } from "./cloud";

/** An injected fault: it fails matching operations until its count is used up. */
export interface InjectedFault {
  readonly operation: Operation;
  readonly type: string;
  /** Only the object of this id; every object of the type when left out. */
  readonly id?: string;
  /** Number of operations that it still fails. */
  readonly remaining: number;
  readonly kind: FaultKind;
  readonly summary: string;
  readonly detail: string;
}

export interface Struck {
  readonly fault: Fault;
  readonly left: readonly InjectedFault[];
}

/** The first fault that matches, and the faults left after it; undefined when none matches. */
export function strike(
  injected: readonly InjectedFault[],
  operation: Operation,
  key: ObjectKey | undefined,
  type: string,
): Struck | undefined {
  const index = injected.findIndex(
    (each) =>
      each.remaining > 0 &&
      each.operation === operation &&
      each.type === type &&
      (each.id === undefined || each.id === key?.id),
  );
  const matched = injected[index];
  if (matched === undefined) return undefined;
  const used = { ...matched, remaining: matched.remaining - 1 };
  return {
    fault: { summary: matched.summary, detail: matched.detail, kind: matched.kind },
    left: injected.flatMap((fault, position) =>
      position !== index ? [fault] : used.remaining > 0 ? [used] : [],
    ),
  };
}
