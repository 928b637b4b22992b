import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Cloud } from "../cloud/cloud";
import { type Listening, reattachVariable } from "./reattach";

/** A running provider. */
export interface ProviderProcess extends Listening {
  /** Requests answered so far. */
  readonly requests: number;
  close(): Promise<void>;
}

/** Starts one provider; it gives Terraform the schemas of `types` only, or all. */
export type StartProvider = (
  provider: string,
  socketPath: string,
  cloud: Cloud,
  types: ReadonlySet<string> | undefined,
) => Promise<ProviderProcess>;

export interface Providers {
  readonly names: readonly string[];
  readonly start: StartProvider;
  /** Loads what the first start needs, to be done while something else is waited for. */
  readonly warmUp?: () => Promise<void>;
}

/**
 * One of each provider, for one run of Terraform: concurrent runs do not share a provider's configuration, and a
 * provider that a fault has stopped does not serve the next run.
 */
export interface ProviderSet {
  /** The value of `TF_REATTACH_PROVIDERS`. */
  readonly reattach: string;
  requests(): number;
  close(): Promise<void>;
}

export async function startProviderSet(
  providers: Providers,
  cloud: Cloud,
  parent: string,
  types?: ReadonlySet<string>,
): Promise<ProviderSet> {
  const folder = mkdtempSync(join(parent, "p"));
  const started = await Promise.allSettled(
    providers.names.map((name) => providers.start(name, join(folder, name), cloud, types)),
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
