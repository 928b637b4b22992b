import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { World } from "../cloud/world";
import type { ProviderName } from "../schemas/load";
import { type Listening, reattachVariable } from "./reattach";

/** What the session needs of a provider; the real one is in `server.ts`. */
export interface ProviderProcess extends Listening {
  /** Requests answered so far. */
  readonly requests: number;
  close(): Promise<void>;
}

export type StartProvider = (
  provider: ProviderName,
  socketPath: string,
  world: World,
) => Promise<ProviderProcess>;

export interface Providers {
  readonly names: readonly ProviderName[];
  readonly start: StartProvider;
}

/**
 * One of each provider, for one run of Terraform: two runs at once must not share what a provider was
 * configured with, and a provider that a fault has killed must not be met by the next run.
 */
export interface ProviderSet {
  /** The value of `TF_REATTACH_PROVIDERS`. */
  readonly reattach: string;
  requests(): number;
  close(): Promise<void>;
}

export async function startProviderSet(
  providers: Providers,
  world: World,
  parent: string,
): Promise<ProviderSet> {
  const folder = mkdtempSync(join(parent, "p"));
  const started = await Promise.allSettled(
    providers.names.map((name) => providers.start(name, join(folder, name), world)),
  );
  const running = started.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  let closed: Promise<unknown> | undefined;
  const close = async (): Promise<void> => {
    closed ??= Promise.all(running.map((provider) => provider.close()));
    await closed;
    rmSync(folder, { recursive: true, force: true });
  };
  const failed = started.find((result) => result.status === "rejected");
  if (failed !== undefined) {
    await close();
    throw failed.reason;
  }
  return {
    reattach: reattachVariable(running, process.pid),
    requests: () => running.reduce((sum, provider) => sum + provider.requests, 0),
    close,
  };
}
