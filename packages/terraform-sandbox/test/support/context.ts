import type { ValueObject } from "@infra-tools/terraform-plan/value";
import type { ProviderContext } from "../../src/engine/context";
import { definitionOf } from "../../src/providers/registry";
import { loadSchemas, type ProviderName } from "../../src/schemas/load";
import { MemoryCloud } from "./memory-cloud";

const CONFIGURATIONS: { readonly [provider: string]: ValueObject } = {
  aws: { region: "eu-central-1" },
  google: { project: "demo-project", region: "us-east1" },
  kubernetes: {
    host: "https://203.0.113.9",
    ignore_annotations: ["cloud\\.google\\.com/neg-status", "autopilot\\.gke\\.io/.*"],
  },
};

/** A configured provider over an empty cloud. */
export function providerContext(
  provider: ProviderName,
  config: ValueObject = CONFIGURATIONS[provider] ?? {},
): ProviderContext {
  return {
    provider,
    definition: definitionOf(provider),
    schemas: loadSchemas(provider),
    config,
    cloud: new MemoryCloud(),
    secrets: () => undefined,
  };
}
