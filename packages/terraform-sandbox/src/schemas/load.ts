import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ProviderSchemas } from "./model";

/** The providers that the sandbox simulates. */
export const PROVIDERS = ["aws", "cloudflare", "google", "kubernetes", "random"] as const;

export type ProviderName = (typeof PROVIDERS)[number];

/** Checks for a provider whose schemas come with this package. */
export function isSimulated(name: string): name is ProviderName {
  return PROVIDERS.some((each) => each === name);
}

const LOADED = new Map<ProviderName, ProviderSchemas>();

/** A provider's checked-in schemas; read once for each process. */
export function loadSchemas(provider: ProviderName): ProviderSchemas {
  const cached = LOADED.get(provider);
  if (cached !== undefined) return cached;
  const schemas: ProviderSchemas = JSON.parse(readFileSync(schemaFile(provider), "utf8"));
  LOADED.set(provider, schemas);
  return schemas;
}

/** File of a provider's schemas. */
export function schemaFile(provider: ProviderName): string {
  return join(packageFolder(), "schemas", `${provider}.json`);
}

/** File of Terraform's plugin protocol. */
export function protocolFile(): string {
  return join(packageFolder(), "proto", "tfplugin6.proto");
}

/** Folder of this package, which holds the data files of a bundled program too. */
export function packageFolder(): string {
  return dirname(require.resolve("@infra-tools/terraform-sandbox/package.json"));
}
