import type { SecretSource } from "../engine/context";
import { PROVIDERS } from "../schemas/load";
import type { Providers } from "./provider-set";

export interface SandboxProviderOptions {
  /** Source of known secrets, for tests that search for them afterwards. */
  readonly secrets?: SecretSource;
  /** Advice about an object that exists already, besides `terraform import`. */
  readonly importAdvice?: string;
}

/** The simulated providers. gRPC is loaded when the first one starts. */
export function sandboxProviders(options: SandboxProviderOptions = {}): Providers {
  return {
    names: PROVIDERS,
    start: async (provider, socketPath, cloud) => {
      const { startProvider } = await import("../server");
      return startProvider({ provider, socketPath, cloud, ...options });
    },
  };
}
