import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Bindings, RecordedProvider, RecordedProviders } from "@infra-tools/terraform-sandbox/schemas";
import { loadSchemas, PROVIDERS, type ProviderName } from "@infra-tools/terraform-sandbox/schemas";
import * as z from "zod";

const manifest = z.object({
  name: z.string(),
  version: z.string(),
  cdktf: z.object({ provider: z.object({ name: z.string(), version: z.string() }) }),
});

/** Schemas and bindings of every provider that the sandbox simulates. */
export function recordedProviders(root: string): RecordedProviders {
  const entries = PROVIDERS.map((name): [string, RecordedProvider] => [
    name,
    { schemas: loadSchemas(name), bindings: readBindings(root, name) },
  ]);
  return Object.fromEntries(entries);
}

/** Prebuilt bindings say in their package.json what they were generated from. */
function readBindings(root: string, name: ProviderName): Bindings {
  const file = join(root, "node_modules", "@cdktf", `provider-${name}`, "package.json");
  const { name: packageName, version, cdktf } = manifest.parse(JSON.parse(readFileSync(file, "utf8")));
  return {
    package: packageName,
    packageVersion: version,
    provider: cdktf.provider.name,
    providerVersion: cdktf.provider.version,
  };
}
