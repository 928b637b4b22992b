import { remembered } from "./remembered";

/**
 * Words of a name in lower case: `enableIpAccessLists`, `enable_ip_access_lists` and `enable-ip-access-lists` are the
 * same. Digits stay with their word: `auth_settings_v2`, `2FA`.
 */
export const wordsOf: (name: string) => readonly string[] = remembered((name) =>
  name
    .replace(
      /([A-Z])([A-Z]+)s(?![a-z])/g,
      (_, first: string, rest: string) => `${first}${rest.toLowerCase()}s`,
    )
    .replace(/(SSL|TLS)v(?=\d)/g, "$1_v")
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1_$2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== ""),
);

/** Words of a resource type without the provider: `azurerm_role_assignment` is `role`, `assignment`. */
export const typeWords: (type: string) => readonly string[] = remembered((type) => wordsOf(type).slice(1));

export function providerOf(type: string): string {
  return type.split("_")[0] ?? "";
}

/** One expression for each list of phrases. Inline lists are new arrays each time: they are found by their text. */
const BY_LIST = new WeakMap<readonly string[], RegExp>();
const BY_TEXT = new Map<string, RegExp>();

/** Some phrase of one or more words is part of a name. A word that ends in `*` matches any ending. */
export function hasAny(words: readonly string[], phrases: readonly string[]): boolean {
  if (words.length === 0 || phrases.length === 0) return false;
  return expressionOf(phrases).test(` ${words.join(" ")} `);
}

/** The words of a name that the first matching phrase stands for; undefined if none matches. */
export function matchedWords(
  words: readonly string[],
  phrases: readonly string[],
): readonly string[] | undefined {
  const [matched] = expressionOf(phrases).exec(` ${words.join(" ")} `) ?? [];
  return matched?.trim().split(" ");
}

function expressionOf(phrases: readonly string[]): RegExp {
  const cached = BY_LIST.get(phrases);
  if (cached !== undefined) return cached;
  const text = phrases.join("|");
  const expression = BY_TEXT.get(text) ?? new RegExp(` (?:${text.replaceAll("*", "[a-z0-9]*")})(?= )`);
  BY_TEXT.set(text, expression);
  BY_LIST.set(phrases, expression);
  return expression;
}
