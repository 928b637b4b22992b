import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ProviderSchemas } from "./model";

/** The providers the sandbox stands in for. */
export const PROVIDERS = ["aws", "cloudflare", "google", "kubernetes", "random"] as const;

export type ProviderName = (typeof PROVIDERS)[number];

const LOADED = new Map<ProviderName, ProviderSchemas>();

/** A provider's checked-in schemas; read once for each process. */
export function loadSchemas(provider: ProviderName): ProviderSchemas {
  const known = LOADED.get(provider);
  if (known !== undefined) return known;
  const schemas: ProviderSchemas = JSON.parse(readFileSync(schemaFile(provider), "utf8"));
  LOADED.set(provider, schemas);
  return schemas;
}

/** Where a provider's schemas are checked in. */
export function schemaFile(provider: ProviderName): string {
  return join(packageFolder(), "schemas", `${provider}.json`);
}

/** Terraform's plugin protocol, as far as the sandbox answers it. */
export function protocolFile(): string {
  return join(packageFolder(), "proto", "tfplugin6.proto");
}

/** This package's folder: its data files stay there when its code is bundled into a program. */
function packageFolder(): string {
  return dirname(require.resolve("@infra-tools/terraform-sandbox/package.json"));
}
