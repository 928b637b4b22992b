import { configurationAddress } from "@infra-tools/terraform-plan/address";
import type { Change, Lifecycle, Plan, Provisioner } from "@infra-tools/terraform-plan/model";
import type { AddressedIssue, Issue, PlanCheck } from "./rule";

/** Parts of a synthesized block that are in no plan, or not with those of the base. */
export interface BlockParts {
  readonly lifecycle: Lifecycle;
  /** @default none */
  readonly provisioners?: readonly Provisioner[];
}

/** Address without index -> its block in a synthesized stack. */
export type Lifecycles = ReadonlyMap<string, BlockParts>;

/**
 * Compares the block of each resource in the stacks of both revisions. A moved resource is compared with itself under its
 * address before.
 */
export function blockCheck(
  compare: (
    before: BlockParts,
    after: BlockParts | undefined,
    change: Change | undefined,
  ) => readonly Issue[],
): PlanCheck {
  return ({ plan, lifecycles }) => {
    if (lifecycles === undefined) return [];
    const { base, head } = lifecycles;
    const moved = movedAddresses(plan);
    const changes = new Map(plan.changes.map((change) => [configurationAddress(change.address), change]));
    return [...base].flatMap(([from, before]): readonly AddressedIssue[] => {
      const address = moved.get(from) ?? from;
      const change = changes.get(address);
      return compare(before, head.get(address), change).map((issue) => ({
        address: change?.address ?? address,
        issue,
      }));
    });
  };
}

/** Compares the `lifecycle` of each resource in the stacks of both revisions: it is in no plan. */
export function lifecycleCheck(
  compare: (before: Lifecycle, after: Lifecycle | undefined) => Issue | undefined,
): PlanCheck {
  return blockCheck((before, after) => {
    const issue = compare(before.lifecycle, after?.lifecycle);
    return issue === undefined ? [] : [issue];
  });
}

function movedAddresses({ changes }: Plan): ReadonlyMap<string, string> {
  return new Map(
    changes.flatMap(({ address, previousAddress }) =>
      previousAddress === undefined
        ? []
        : [[configurationAddress(previousAddress), configurationAddress(address)] as const],
    ),
  );
}
