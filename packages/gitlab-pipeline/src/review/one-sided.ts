import { type Block, code, type Line, paragraph, strong, text } from "@infra-tools/report/doc/doc";
import type { HandedOn } from "../artifact/reviewed-plan";
import type { Unaffected } from "../artifact/unaffected";

/** Said behind the changes themselves. */
const PRIORITY = 6;

/** Addresses that are listed for one set of environments; the rest is counted. */
const MAX_LISTED = 15;

/**
 * Addresses that the change touches in some environments and not in others. A change that is intended for all, and forgotten in
 * one, shows here. Nothing for a single environment, and when all change alike.
 */
export function oneSidedBlocks(
  plans: readonly HandedOn[],
  unaffected: readonly Unaffected[],
): readonly Block[] {
  const compared: readonly Compared[] = [
    ...plans.filter(({ reviewed }) => !reviewed.plan.errored),
    ...unaffected.map(({ environment }) => ({ environment, changes: {} })),
  ];
  const names = compared.map(({ environment }) => environment);
  if (names.length < 2) return [];
  const groups = groupByEnvironments(compared).filter(({ changed }) => changed.length < names.length);
  if (groups.length === 0) return [];
  const [only, ...rest] = groups;
  const isAll = compared.every(({ changes }) =>
    Object.keys(changes).every((each) => only?.addresses.includes(each)),
  );
  if (only !== undefined && rest.length === 0 && isAll) {
    return [{ ...paragraph(text(`Only ${only.changed.join(" and ")} changes.`)), priority: PRIORITY }];
  }
  return [
    {
      kind: "details",
      summary: [text("Changed in some environments only")],
      priority: PRIORITY,
      blocks: groups.flatMap(({ changed, addresses }): readonly Block[] => [
        paragraph(strong(`${changed.join(" and ")}, not ${without(names, changed).join(" and ")}`)),
        { kind: "list", items: listed(addresses) },
      ]),
    },
  ];
}

type Compared = Pick<HandedOn, "environment" | "changes">;

interface Group {
  /** Environments that change the addresses. */
  readonly changed: readonly string[];
  readonly addresses: readonly string[];
}

function groupByEnvironments(plans: readonly Compared[]): readonly Group[] {
  const addresses = [...new Set(plans.flatMap(({ changes }) => Object.keys(changes)))].sort();
  const groups = new Map<string, { changed: readonly string[]; addresses: string[] }>();
  for (const address of addresses) {
    const changed = plans
      .filter(({ changes }) => Object.hasOwn(changes, address))
      .map(({ environment }) => environment);
    const key = changed.join("\n");
    const group = groups.get(key) ?? { changed, addresses: [] };
    group.addresses.push(address);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function without(all: readonly string[], some: readonly string[]): readonly string[] {
  return all.filter((each) => !some.includes(each));
}

function listed(addresses: readonly string[]): readonly Line[] {
  const rest = addresses.length - MAX_LISTED;
  const lines = addresses.slice(0, MAX_LISTED).map((address): Line => [code(address)]);
  return rest > 0 ? [...lines, [text(`${rest} more`)]] : lines;
}
