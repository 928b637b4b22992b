import type { ProviderContext } from "../../../../tools/sandbox/provider/context";
import { loadSchemas, type ProviderName } from "../../../../tools/sandbox/schema/load";
import type { ValueObject } from "../../../../tools/shared/value";
import { MemoryWorld } from "./memory-world";

const CONFIGURATIONS: { readonly [provider: string]: ValueObject } = {
  aws: { region: "eu-central-1" },
  google: { project: "demo-project", region: "us-east1" },
  kubernetes: {
    host: "https://203.0.113.9",
    ignore_annotations: ["cloud\\.google\\.com/neg-status", "autopilot\\.gke\\.io/.*"],
  },
};

/** A configured provider over an empty world. */
export function providerContext(
  provider: ProviderName,
  config: ValueObject = CONFIGURATIONS[provider] ?? {},
): ProviderContext {
  return {
    provider,
    schemas: loadSchemas(provider),
    config,
    world: new MemoryWorld(),
    secrets: () => undefined,
  };
}
