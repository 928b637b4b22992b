import { z } from "zod";

const block = z.looseObject({
  lifecycle: z
    .union([
      z.looseObject({ prevent_destroy: z.boolean().optional() }),
      z.tuple([z.looseObject({ prevent_destroy: z.boolean().optional() })]),
    ])
    .optional(),
});

/** A stack's `cdk.tf.json`, as far as a preview changes it. */
const configuration = z.looseObject({
  import: z.array(z.looseObject({ to: z.string() })).optional(),
  resource: z.record(z.string(), z.record(z.string(), block)).default({}),
});

export interface WithoutImports {
  readonly text: string;
  /** Addresses whose `import` block was left out. */
  readonly left: readonly string[];
}

/**
 * A stack without the `import` blocks of what is not managed yet: the objects that they take over exist in the real
 * cloud, and nobody has told the pretend one about them. They are created there instead.
 */
export function withoutImports(text: string, managed: ReadonlySet<string>): WithoutImports {
  const { import: imports = [], ...rest } = configuration.parse(JSON.parse(text));
  const left = imports.filter(({ to }) => !managed.has(to));
  if (left.length === 0) return { text, left: [] };
  const kept = imports.filter(({ to }) => managed.has(to));
  return { text: JSON.stringify({ ...rest, import: kept }), left: left.map(({ to }) => to) };
}

/** How many resources a stack has, one for each block. */
export function countResources(text: string): number {
  const { resource } = configuration.parse(JSON.parse(text));
  return Object.values(resource).reduce((sum, named) => sum + Object.keys(named).length, 0);
}

/** An override that lifts `prevent_destroy` wherever a stack has it; Terraform merges `lifecycle` word by word. */
export function liftedProtections(text: string): string {
  const { resource } = configuration.parse(JSON.parse(text));
  const lifted = Object.entries(resource).flatMap(([type, named]) => {
    const names = Object.entries(named).filter(([, { lifecycle }]) => isProtected(lifecycle));
    const open = names.map(([name]) => [name, { lifecycle: { prevent_destroy: false } }] as const);
    return open.length === 0 ? [] : [[type, Object.fromEntries(open)] as const];
  });
  return JSON.stringify({ resource: Object.fromEntries(lifted) });
}

function isProtected(lifecycle: z.infer<typeof block>["lifecycle"]): boolean {
  const written = Array.isArray(lifecycle) ? lifecycle[0] : lifecycle;
  return written?.prevent_destroy === true;
}
