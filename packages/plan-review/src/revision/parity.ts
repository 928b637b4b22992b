import { parseDocument } from "yaml";

/** Settings that the file `environments/parity.yaml` of environment-diff allows to differ. */
export function allowedDifferences(text: string): ReadonlySet<string> {
  const data: unknown = parseDocument(text).toJS();
  const names = new Set<string>();
  collectTexts(data, false, names);
  return names;
}

/** Names below `identity` and `settings`; reasons are no names. */
function collectTexts(value: unknown, isNames: boolean, names: Set<string>): void {
  if (typeof value === "string") {
    if (isNames) names.add(value);
  } else if (Array.isArray(value)) {
    for (const item of value) collectTexts(item, isNames, names);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      collectTexts(inner, key === "identity" || key === "settings", names);
    }
  }
}
