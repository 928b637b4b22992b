import * as z from "zod";

/** A resource of a synthesized stack, as far as its waits are concerned. */
const waiting = z.looseObject({
  timeouts: z.looseObject({ create: z.string().optional(), update: z.string().optional() }).optional(),
  depends_on: z.array(z.string()).readonly().optional(),
});

type Waiting = z.infer<typeof waiting>;

const waits = z.looseObject({
  resource: z.record(z.string(), z.record(z.string(), waiting)).optional(),
});

/** A synthesized stack: resources by type and name. */
export type SynthesizedWaits = z.infer<typeof waits>;

export function readWaits(stack: unknown): SynthesizedWaits {
  return waits.parse(stack);
}

/**
 * Longest time that an apply may wait, in minutes: declared timeouts along the longest chain of resources that depend on
 * each other. Resources without a timeout of their own count nothing; the providers' defaults come on top.
 */
export function longestApplyMinutes({ resource = {} }: SynthesizedWaits): number {
  const blocks: ReadonlyMap<string, Waiting> = new Map(
    Object.entries(resource).flatMap(([type, byName]) =>
      Object.entries(byName).map(([name, block]): [string, Waiting] => [`${type}.${name}`, block]),
    ),
  );
  const memo = new Map<string, number>();
  const until = (address: string): number => {
    const before = memo.get(address);
    if (before !== undefined) return before;
    const block = blocks.get(address);
    if (block === undefined) return 0;
    // Terraform refuses circles; this only keeps a broken stack from never ending.
    memo.set(address, 0);
    const prerequisites = dependenciesOf(address, block, blocks);
    const minutes = ownMinutes(block) + Math.max(0, ...prerequisites.map(until));
    memo.set(address, minutes);
    return minutes;
  };
  return Math.max(0, ...[...blocks.keys()].map(until));
}

function dependenciesOf(
  address: string,
  block: Waiting,
  blocks: ReadonlyMap<string, Waiting>,
): readonly string[] {
  const references = [...JSON.stringify(block).matchAll(/\b([a-z][a-z0-9_]+\.[A-Za-z0-9_-]+)/g)].map(
    ([, reference = ""]) => reference,
  );
  return [...new Set([...(block.depends_on ?? []), ...references])].filter(
    (each) => each !== address && blocks.has(each),
  );
}

function ownMinutes({ timeouts = {} }: Waiting): number {
  return Math.max(...[timeouts.create, timeouts.update].map((text) => Number.parseInt(text ?? "0", 10)));
}
