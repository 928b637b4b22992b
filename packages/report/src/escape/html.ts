import { makeVisible } from "./visible";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text for an HTML element or a quoted attribute. Characters that cannot be seen are printed as escapes. */
export function escapeHtml(text: string): string {
  return makeVisible(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

const ALLOWED_SCHEME = /^https?:\/\//i;
const RELATIVE = /^(?![^/#?]*:)(?:#|\.{0,2}\/(?!\/)|[\w-]+(?:[/.#?]|$))/;

/**
 * The address if a link may lead there: http, https, or relative to the page; else undefined.
 * Characters that could end an attribute or a Markdown link are percent-encoded.
 */
export function safeUrl(url: string): string | undefined {
  const encoded = url
    .trim()
    .replace(/[^\x21-\x7e]|[<>"'`()\\|[\]{}^]/gu, (character) => percentEncode(character));
  if (ALLOWED_SCHEME.test(encoded) || RELATIVE.test(encoded)) return encoded;
  return undefined;
}

function percentEncode(character: string): string {
  const bytes = new TextEncoder().encode(character);
  return Array.from(bytes, (byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("");
}
