import * as z from "zod";

const block = z.looseObject({
  lifecycle: z
    .union([
      z.looseObject({ prevent_destroy: z.boolean().optional() }),
      z.tuple([z.looseObject({ prevent_destroy: z.boolean().optional() })]),
    ])
    .optional(),
});

const provider = z.looseObject({ alias: z.string().optional(), project: z.string().optional() });

/** A stack's `cdk.tf.json`, as far as a preview changes it. */
const configuration = z.looseObject({
  import: z.array(z.looseObject({ to: z.string(), id: z.string() })).optional(),
  provider: z.record(z.string(), z.union([provider, z.array(provider)])).default({}),
  resource: z.record(z.string(), z.record(z.string(), block)).default({}),
});

/** An `import` block: which resource takes over the object of which id. */
export interface Import {
  readonly to: string;
  readonly id: string;
}

export interface WithImports {
  readonly text: string;
  /** Addresses whose `import` block was left out. */
  readonly left: readonly string[];
}

export function importsOf(text: string): readonly Import[] {
  return (configuration.parse(JSON.parse(text)).import ?? []).map(({ to, id }) => ({ to, id }));
}

/** A stack with some of its `import` blocks only; what the others name is created. */
export function withImports(text: string, isKept: (to: string) => boolean): WithImports {
  const { import: imports = [], ...rest } = configuration.parse(JSON.parse(text));
  const left = imports.filter(({ to }) => !isKept(to));
  if (left.length === 0) return { text, left: [] };
  const kept = imports.filter(({ to }) => isKept(to));
  return { text: JSON.stringify({ ...rest, import: kept }), left: left.map(({ to }) => to) };
}

/** The project of a provider's block without an alias. */
export function providerProject(text: string, name: string): string | undefined {
  const blocks = [configuration.parse(JSON.parse(text)).provider[name] ?? []].flat();
  return blocks.find(({ alias }) => alias === undefined)?.project;
}

/** Number of resources of a stack, one for each block. */
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
