import { isList, type Value } from "@infra-tools/terraform-plan/value";
import { type AttributeMetadata, type Kind, row } from "../attributes/metadata";
import { texts } from "../values/inspect";
import { hasAny, typeWords } from "./words";

/** Names whose worse value is a finding on a new object, too. Values that a provider fills in by itself are not among them. */
interface WrongOnNew {
  readonly kind: Kind;
  readonly words: readonly string[];
  readonly none?: readonly string[];
  /** Words of which the type or a block around has one. */
  readonly about?: readonly string[];
  /** Words that neither the type nor a block around may have. */
  readonly notAbout?: readonly string[];
  readonly isWrong: (value: Value) => boolean;
  readonly safe: AttributeMetadata["safe"];
}

const isTrue = (value: Value): boolean => value === true;
const isFalse = (value: Value): boolean => value === false;
const hasWildcard = (value: Value): boolean => isList(value) && value.includes("*");
const isText = (pattern: RegExp) => (value: Value) => typeof value === "string" && pattern.test(value);

/** Plain HTTP to another machine. */
const PLAIN_HTTP = /^http:\/\/(?!(localhost|127\.|\[::1\]))/i;

const WRONG_ON_NEW: readonly WrongOnNew[] = [
  {
    kind: "tls",
    words: [
      "insecure skip*",
      "insecure (?:tls|ssl)",
      "skip (?:tls|ssl|cert*) [a-z]+",
      "no (?:tls|ssl) verify",
      "(?:disable|disabled) (?:tls|ssl)(?= $)",
      "(?:tls|ssl) (?:disable|disabled)",
    ],
    isWrong: isTrue,
    safe: "false",
  },
  {
    kind: "tls",
    words: [
      "verify (?:tls|ssl|cert*)",
      "(?:tls|ssl|cert*) (?:verify|verification)",
      "enable (?:tls|ssl) verification",
      "validate cert*",
    ],
    none: ["insecure*", "skip*", "no", "ignore*", "disable*", "disabled"],
    isWrong: isFalse,
    safe: "true",
  },
  {
    kind: "tls",
    words: ["min* (?:tls|ssl) version", "min* tls", "min* protocol version", "(?:tls|ssl) min* version"],
    isWrong: isText(/^(ssl_?v?3.*|(tls_?v?)?1[._]?[01](_2016)?)$/i),
    safe: "same",
  },
  {
    kind: "exposure",
    words: [
      "publicly accessible",
      "publicly available",
      "public endpoint(?= $)",
      "public endpoint enabled",
      "anonymous*",
    ],
    none: ["disable*", "deny*", "block*"],
    isWrong: isTrue,
    safe: "false",
  },
  {
    kind: "exposure",
    words: ["visibility(?= $)", "visibility level"],
    isWrong: isText(/^public$/i),
    safe: "same",
  },
  {
    kind: "access",
    words: [
      "privileged(?= $)",
      "superuser",
      "no password required",
      "allow unauthenticated*",
      "(?:signing|authentication|authorization|mfa|auth) disabled?(?= $)",
      "disable (?:auth|authentication|authorization|mfa|strong password|password expiration)(?= $)",
    ],
    isWrong: isTrue,
    safe: "false",
  },
  {
    kind: "access",
    words: ["manage(?= $)"],
    about: ["authorization rule", "shared access policy"],
    isWrong: isTrue,
    safe: "false",
  },
  {
    // Of an interface for browsers, every origin is usual.
    kind: "exposure",
    words: ["allowed origins(?= $)", "web origins(?= $)", "redirect uris(?= $)"],
    notAbout: ["cors*", "api*"],
    isWrong: hasWildcard,
    safe: "same",
  },
  {
    // A token or a code that goes there can be read on its way.
    kind: "access",
    words: ["redirect ur[il]s?(?= $)", "callback urls?(?= $)", "origin(?= $)"],
    about: ["trusted*", "oauth*", "app", "application", "client", "oidc*"],
    isWrong: (value) => texts(value, "").some((text) => PLAIN_HTTP.test(text)),
    safe: "same",
  },
];

/** Meaning of an attribute of a new object whose value is wrong whatever the object is; undefined for any other. */
export function readNew(
  type: string,
  words: readonly string[],
  around: readonly (readonly string[])[],
  label: string,
  after: Value | undefined,
): AttributeMetadata | undefined {
  if (after === undefined || after === null) return undefined;
  const reading = WRONG_ON_NEW.find(
    ({ words: phrases, none = [], about, notAbout = [], isWrong }) =>
      isWrong(after) &&
      hasAny(words, phrases) &&
      !hasAny(words, none) &&
      [...around, typeWords(type)].every((outer) => !hasAny(outer, notAbout)) &&
      (about === undefined || [...around, typeWords(type)].some((outer) => hasAny(outer, about))),
  );
  if (reading === undefined) return undefined;
  const wrong = typeof after === "boolean" || typeof after === "string" ? after : texts(after, "");
  return row(reading.kind, label, reading.safe, { wrong: [wrong] });
}
