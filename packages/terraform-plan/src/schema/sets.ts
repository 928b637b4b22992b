import { type Path, schemaPath } from "../path";
import { memberOf } from "../value";

/** Meaning of a list in a plan, which writes a set as a list too. */
export type ListKind = "set" | "list" | "unknown";

/** Providers whose resource types are in the table, as far as they have sets. */
const LISTED = /^(?:aws|azuread|azurerm|cloudflare|datadog|github|gitlab|google|kubernetes)_/;

type SetPaths = Readonly<Record<string, string>>;

/** Loaded for the first list whose order differs: most plans have none. */
function loadSetPaths(): SetPaths {
  return require("./set-paths.json");
}

const byType = new Map<string, ReadonlySet<string>>();

/**
 * Looks up the attribute or block at a path in the provider's schema. Unknown for a provider that is not in the table.
 * Its source are the bindings that cdktf generates from the schemas: `scripts/set-paths.js`.
 */
export function listKind(type: string, path: Path): ListKind {
  if (!LISTED.test(type)) return "unknown";
  let paths = byType.get(type);
  if (paths === undefined) {
    paths = new Set((memberOf(loadSetPaths(), type) ?? "").split(" "));
    byType.set(type, paths);
  }
  return paths.has(schemaPath(path)) ? "set" : "list";
}
