import { existsSync, readFileSync } from "node:fs";
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
  return join(sandboxSource(), "schema", "data", `${provider}.json`);
}

/** Terraform's plugin protocol, as far as the sandbox answers it. */
export function protocolFile(): string {
  return join(sandboxSource(), "wire", "tfplugin6.proto");
}

/** The folder of the sandbox's sources: data files stay there, the compiler copies none to dist/. */
function sandboxSource(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, "package.json"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`no package.json above ${__dirname}`);
    folder = parent;
  }
  return join(folder, "tools", "sandbox");
}
