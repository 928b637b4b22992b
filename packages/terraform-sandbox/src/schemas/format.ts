import type { ProviderSchemas } from "./model";

/** The form in which schemas are checked in: one line for each type, so that a difference names what changed. */
export function formatSchemas(schemas: ProviderSchemas): string {
  const fields = Object.entries(schemas).map(([key, value]) => {
    const lined = typeof value === "object" && key !== "provider_schema";
    return ` ${JSON.stringify(key)}: ${lined ? formatTypes(value) : JSON.stringify(value)}`;
  });
  return `{\n${fields.join(",\n")}\n}\n`;
}

function formatTypes(types: object): string {
  const lines = Object.entries(types).map(
    ([type, value]) => `  ${JSON.stringify(type)}: ${JSON.stringify(value)}`,
  );
  return `{\n${lines.join(",\n")}\n }`;
}
