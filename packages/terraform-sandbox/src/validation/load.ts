import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isSimulated, packageFolder } from "../schemas/load";
import type { AttributeRule, Relation, TypeRules } from "./model";

interface RuleFile {
  readonly version: string;
  readonly types: {
    readonly [type: string]: { readonly [path: string]: AttributeRule | readonly Relation[] };
  };
}

/** A provider's rules by type; data sources and ephemeral resources as `data.google_project`. */
export type ProviderRules = ReadonlyMap<string, TypeRules>;

const LOADED = new Map<string, ProviderRules>();

/** Reads the rules of a provider once for each process; only a provider without own schemas has none. */
export function loadRules(provider: string): ProviderRules {
  const cached = LOADED.get(provider);
  if (cached !== undefined) return cached;
  const file = join(packageFolder(), "validation", `${provider}.json`);
  const content: RuleFile = isSimulated(provider)
    ? JSON.parse(readFileSync(file, "utf8"))
    : { version: "", types: {} };
  const rules = new Map(Object.entries(content.types).map(([type, entries]) => [type, typeRules(entries)]));
  LOADED.set(provider, rules);
  return rules;
}

function typeRules(entries: RuleFile["types"][string]): TypeRules {
  const attributes = new Map<string, AttributeRule>();
  const relations: Relation[] = [];
  for (const [path, entry] of Object.entries(entries)) {
    if (isRelations(entry)) {
      if (path === "_rules") relations.push(...entry);
    } else {
      attributes.set(path, entry);
    }
  }
  return { attributes, relations };
}

function isRelations(entry: AttributeRule | readonly Relation[]): entry is readonly Relation[] {
  return Array.isArray(entry);
}
