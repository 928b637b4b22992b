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
  import: z.array(z.looseObject({})).optional(),
  resource: z.record(z.string(), z.record(z.string(), block)).default({}),
});

/**
 * The base as it is applied to an empty cloud: what it once took over (its `import` blocks) is not there to be taken
 * over, and is created instead.
 */
export function withoutImports(text: string): string {
  const { import: imports, ...rest } = configuration.parse(JSON.parse(text));
  return imports === undefined ? text : JSON.stringify(rest);
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
