import type { SecretSource } from "../engine/context";
import { PROVIDERS } from "../schemas/load";
import type { Providers } from "./provider-set";

/**
 * The sandbox's own providers; gRPC is loaded when the first one starts. `secrets` plants known values to look
 * for afterwards.
 */
export function sandboxProviders(secrets?: SecretSource): Providers {
  return {
    names: PROVIDERS,
    start: async (provider, socketPath, cloud) => {
      const { startProvider } = await import("../server");
      return startProvider({ provider, socketPath, cloud, ...(secrets === undefined ? {} : { secrets }) });
    },
  };
}
