import { configurationAddress } from "@infra-tools/terraform-plan/address";
import type { Lifecycle, Plan } from "@infra-tools/terraform-plan/model";
import type { AddressedIssue, Issue, PlanCheck } from "./rule";

/** Address without index -> its `lifecycle` in a synthesized stack. */
export type Lifecycles = ReadonlyMap<string, { readonly lifecycle: Lifecycle }>;

/**
 * Compares the `lifecycle` of each resource in the stacks of both revisions: it is in no plan. A moved resource is
 * compared with itself under its address before.
 */
export function lifecycleCheck(
  compare: (before: Lifecycle, after: Lifecycle | undefined) => Issue | undefined,
): PlanCheck {
  return ({ plan, lifecycles }) => {
    if (lifecycles === undefined) return [];
    const { base, head } = lifecycles;
    const moved = movedAddresses(plan);
    const changes = new Map(plan.changes.map((change) => [configurationAddress(change.address), change]));
    return [...base].flatMap(([from, { lifecycle: before }]): readonly AddressedIssue[] => {
      const address = moved.get(from) ?? from;
      const issue = compare(before, head.get(address)?.lifecycle);
      return issue === undefined ? [] : [{ address: changes.get(address)?.address ?? address, issue }];
    });
  };
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
