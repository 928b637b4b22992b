import type { Fault, FaultKind, ObjectKey, Operation } from "./world";

/** A fault that someone ordered: it strikes matching operations until its number is used up. */
export interface OrderedFault {
  readonly operation: Operation;
  readonly type: string;
  /** Only the object of this id; every object of the type when left out. */
  readonly id?: string;
  /** How often it still strikes. */
  readonly remaining: number;
  readonly kind: FaultKind;
  readonly summary: string;
  readonly detail: string;
}

export interface Struck {
  readonly fault: Fault;
  readonly left: readonly OrderedFault[];
}

/** The first fault that matches, and the orders that are left after it; undefined when none matches. */
export function strike(
  ordered: readonly OrderedFault[],
  operation: Operation,
  key: ObjectKey | undefined,
  type: string,
): Struck | undefined {
  const index = ordered.findIndex(
    (order) =>
      order.remaining > 0 &&
      order.operation === operation &&
      order.type === type &&
      (order.id === undefined || order.id === key?.id),
  );
  const order = ordered[index];
  if (order === undefined) return undefined;
  const used = { ...order, remaining: order.remaining - 1 };
  return {
    fault: { summary: order.summary, detail: order.detail, kind: order.kind },
    left: ordered.flatMap((other, at) => (at !== index ? [other] : used.remaining > 0 ? [used] : [])),
  };
}
