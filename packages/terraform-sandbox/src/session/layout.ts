import { join } from "node:path";

/** Folders and files of a sandbox: stacks, states and the simulated cloud. */
export interface Layout {
  readonly folder: string;
  /** Value of `CDKTF_OUTDIR`: the app synthesizes here, never into the project's own `cdktf.out`. */
  readonly synthesized: string;
  readonly stacks: string;
  readonly states: string;
  readonly cloud: string;
  stack(environment: string): string;
  state(environment: string): string;
}

/** The sandbox that belongs to a checkout. */
export function sandboxFolder(root: string): string {
  return join(root, ".sandbox");
}

/** @param stacks folder of the stacks, where it is not that of the app's output */
export function layoutOf(folder: string, stacks = join(folder, "cdktf.out", "stacks")): Layout {
  const synthesized = join(folder, "cdktf.out");
  const states = join(folder, "state");
  return {
    folder,
    synthesized,
    stacks,
    states,
    cloud: join(folder, "cloud.json"),
    stack: (environment) => join(stacks, environment),
    state: (environment) => join(states, `${environment}.tfstate`),
  };
}
