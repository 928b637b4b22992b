/**
 * Words of a name in lower case: `enableIpAccessLists`, `enable_ip_access_lists` and `enable-ip-access-lists` are the
 * same. Digits stay with their word: `auth_settings_v2`, `2FA`.
 */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1_$2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}

/** Words of a resource type without the provider: `azurerm_role_assignment` is `role`, `assignment`. */
export function typeWords(type: string): readonly string[] {
  return wordsOf(type).slice(1);
}

export function providerOf(type: string): string {
  return type.split("_")[0] ?? "";
}

/** A phrase of one or more words is part of a name. A word that ends in `*` matches any ending. */
export function hasPhrase(words: readonly string[], phrase: string): boolean {
  const parts = phrase.split(" ");
  return words.some((_, start) => parts.every((part, offset) => matchesWord(words[start + offset], part)));
}

export function hasAny(words: readonly string[], phrases: readonly string[]): boolean {
  return phrases.some((phrase) => hasPhrase(words, phrase));
}

function matchesWord(word: string | undefined, part: string): boolean {
  if (word === undefined) return false;
  return part.endsWith("*") ? word.startsWith(part.slice(0, -1)) : word === part;
}
