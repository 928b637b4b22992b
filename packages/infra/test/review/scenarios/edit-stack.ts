import { setAt } from "../../../../../test/environments/change";
import type { Block, Blocks, SynthesizedStack } from "../../../../../test/support/synth";
import { valueAt } from "../../../../../test/support/template";
import type { Scenario } from "./scenario";

/** A synthesized stack with the scenario's arguments changed and its resources taken out. */
export function editStack(stack: SynthesizedStack, scenario: Scenario): SynthesizedStack {
  const { name, edit = {}, remove = [] } = scenario;
  const removed = new Set<string>();
  const met = new Set<string>();
  const edited = mapBlocks(stack.resource ?? {}, (block, address) => {
    const construct = constructOf(block);
    met.add(construct);
    if (remove.includes(construct)) {
      removed.add(address);
      return undefined;
    }
    return Object.entries(edit[construct] ?? {}).reduce<Block>(
      (each, [path, value]) => setAt(each, path, value) as Block,
      block,
    );
  });
  for (const construct of [...Object.keys(edit), ...remove]) {
    if (!met.has(construct)) throw new Error(`${name}: the stack has no resource at ${construct}`);
  }
  const resource = mapBlocks(edited, (block) => withoutNeeding(block, removed));
  return stack.check === undefined
    ? { ...stack, resource }
    : { ...stack, resource, check: withoutAsking(stack.check, removed) };
}

type Checks = NonNullable<SynthesizedStack["check"]>;

function withoutAsking(checks: Checks, removed: ReadonlySet<string>): Checks {
  const asks = (text: string) => [...removed].some((address) => text.includes(`${address}.`));
  return Object.fromEntries(
    Object.entries(checks).flatMap(([name, check]) => {
      const assert = check.assert.filter(({ condition }) => !asks(String(condition)));
      return assert.length === 0 ? [] : [[name, { ...check, assert }]];
    }),
  );
}

function constructOf(block: Block): string {
  return String(valueAt(block, "//.metadata.path")).split("/").slice(1).join("/");
}

function withoutNeeding(block: Block, removed: ReadonlySet<string>): Block {
  const needed = block["depends_on"];
  if (!Array.isArray(needed)) return block;
  return { ...block, depends_on: needed.filter((address) => !removed.has(String(address))) };
}

function mapBlocks(blocks: Blocks, map: (block: Block, address: string) => Block | undefined): Blocks {
  const types = Object.entries(blocks).map(([type, named]) => {
    const kept = Object.entries(named).flatMap(([name, block]) => {
      const mapped = map(block, `${type}.${name}`);
      return mapped === undefined ? [] : [[name, mapped] as const];
    });
    return [type, Object.fromEntries(kept)] as const;
  });
  // Terraform wants no type without a resource.
  return Object.fromEntries(types.filter(([, named]) => Object.keys(named).length > 0));
}
