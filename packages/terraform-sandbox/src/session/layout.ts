import { join } from "node:path";

/** Where a sandbox keeps what outlives a command: stacks, states and the world, apart from each other. */
export interface Layout {
  readonly folder: string;
  /** What `CDKTF_OUTDIR` names: the app synthesizes here, never into the project's own `cdktf.out`. */
  readonly synthesized: string;
  readonly stacks: string;
  readonly states: string;
  readonly world: string;
  stack(environment: string): string;
  state(environment: string): string;
}

/** The sandbox that belongs to a checkout. */
export function sandboxFolder(root: string): string {
  return join(root, ".sandbox");
}

export function layoutOf(folder: string): Layout {
  const synthesized = join(folder, "cdktf.out");
  const stacks = join(synthesized, "stacks");
  const states = join(folder, "state");
  return {
    folder,
    synthesized,
    stacks,
    states,
    world: join(folder, "world.json"),
    stack: (environment) => join(stacks, environment),
    state: (environment) => join(states, `${environment}.tfstate`),
  };
}
