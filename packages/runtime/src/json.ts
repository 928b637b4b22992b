/**
 * JSON for people and programs: indented, ended by a line break. Characters that cannot be seen are `\u` escapes,
 * so that a terminal or an editor shows what is there; any JSON parser reads the same value.
 */
export function renderJson(value: unknown): string {
  const printed = JSON.stringify(value, undefined, 2) ?? "null";
  return `${printed.replace(/[\p{Cf}\p{Zl}\p{Zp}\x7f-\x9f]/gu, unicodeEscape)}\n`;
}

/** Per UTF-16 unit: JSON has no longer form. */
function unicodeEscape(character: string): string {
  return character
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}
