import type { SecretSource } from "../engine/context";
import { PROVIDERS } from "../schemas/load";
import type { ProviderSchemas } from "../schemas/model";
import type { Providers } from "./provider-set";

export interface SandboxProviderOptions {
  /** Source of known secrets, for tests that search for them afterwards. */
  readonly secrets?: SecretSource;
  /** Advice about an object that exists already, besides `terraform import`. */
  readonly importAdvice?: string;
  /** Schemas that the user exported, by the provider's short name; they win over the package's own. */
  readonly exported?: ReadonlyMap<string, ProviderSchemas>;
}

/** The simulated providers. gRPC is loaded when the first one starts. */
export function sandboxProviders({ exported, ...options }: SandboxProviderOptions = {}): Providers {
  return {
    warmUp: async () => (await import("../server")).warmUp(),
    names: [...new Set<string>([...PROVIDERS, ...(exported?.keys() ?? [])])],
    start: async (provider, socketPath, cloud, types) => {
      const { startProvider } = await import("../server");
      const schemas = exported?.get(provider);
      return startProvider({
        provider,
        socketPath,
        cloud,
        types,
        ...options,
        ...(schemas === undefined ? {} : { schemas }),
      });
    },
  };
}
