import { readFileSync } from "node:fs";
import { ProblemError } from "@infra-tools/runtime/problem";
import type { ProviderSchemas, Schema } from "./model";
import { type PrintedProvider, parsePrinted, parseSchema } from "./printed";

/** Command that writes the file, for messages. */
export const EXPORT_COMMAND = "terraform providers schema -json > sandbox-schemas.json";

/**
 * Reads the output of `terraform providers schema -json`: by the provider's short name, the types that `isUsed` accepts,
 * because a provider has more than a thousand.
 *
 * @throws ProblemError when the file is something else.
 */
export function readExported(
  file: string,
  isUsed: (type: string) => boolean,
): ReadonlyMap<string, ProviderSchemas> {
  try {
    const printed = Object.entries(parsePrinted(JSON.parse(readFileSync(file, "utf8"))));
    return new Map(
      printed.map(([address, provider]) => [
        address.slice(address.lastIndexOf("/") + 1),
        { provider: address, version: "exported", ...usedSchemas(provider, isUsed) },
      ]),
    );
  } catch (error) {
    throw new ProblemError({
      where: file,
      rule: `must be what \`terraform providers schema -json\` printed: ${error instanceof Error ? error.message.split("\n")[0] : ""}`,
      fix: `write it where the providers can be installed: ${EXPORT_COMMAND}`,
    });
  }
}

function usedSchemas(
  printed: PrintedProvider,
  isUsed: (type: string) => boolean,
): Omit<ProviderSchemas, "provider" | "version"> {
  const pick = (types: Readonly<Record<string, unknown>>): Readonly<Record<string, Schema>> =>
    Object.fromEntries(
      Object.entries(types)
        .filter(([type]) => isUsed(type))
        .map(([type, schema]) => [type, parseSchema(schema)]),
    );
  return {
    provider_schema: printed.provider,
    resource_schemas: pick(printed.resource_schemas),
    data_source_schemas: pick(printed.data_source_schemas),
    ephemeral_resource_schemas: pick(printed.ephemeral_resource_schemas),
  };
}
