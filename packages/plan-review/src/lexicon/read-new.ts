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

const isTrue = (value: Value): boolean => value === true || value === "true";
const isFalse = (value: Value): boolean => value === false || value === "false";
const isBelow = (limit: number) => (value: Value) => typeof value === "number" && value < limit;
const hasWildcard = (value: Value): boolean => isList(value) && value.includes("*");
const isText = (pattern: RegExp) => (value: Value) => typeof value === "string" && pattern.test(value);

const holds = (pattern: RegExp) => (value: Value) => texts(value, "").some((text) => pattern.test(text));

/** A release of a chart: its values have names without the type's words. */
const CHARTS: readonly string[] = ["release"];

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
      "(?:tls|ssl) skip verify",
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
      "public [a-z]+ endpoint enabled",
      "anonymous*",
    ],
    none: ["disable*", "deny*", "block*", "autodelete", "decommission*"],
    isWrong: isTrue,
    safe: "false",
  },
  {
    // Written as a choice: without it the provider's default applies.
    kind: "encryption",
    words: [
      "encrypted(?= $)",
      "storage encrypted(?= $)",
      "sse enabled(?= $)",
      "(?:at rest|transit) encryption(?: enabled)?(?= $)",
    ],
    isWrong: isFalse,
    safe: "true",
  },
  {
    kind: "encryption",
    words: ["encryption mode(?= $)"],
    isWrong: isText(/^(disabled|none|off)$/i),
    safe: "same",
  },
  {
    kind: "tls",
    words: ["viewer protocol policy(?= $)"],
    isWrong: isText(/^allow[-_]all$/i),
    safe: "same",
  },
  {
    // Parameters of databases, by their names.
    kind: "tls",
    words: ["tls(?= $)", "force ssl(?= $)", "require secure transport(?= $)"],
    isWrong: isText(/^(disabled?|off|0|false)$/i),
    safe: "same",
  },
  {
    kind: "tls",
    words: ["(?:ssl|tls) protocols(?= $)"],
    isWrong: holds(/^(ssl_?v?[23]|tls_?v?1([._][01])?)$/i),
    safe: "same",
  },
  {
    // Passwords and files go over the wire in clear.
    kind: "tls",
    words: ["protocols(?= $)"],
    isWrong: holds(/^(ftp|telnet)$/i),
    safe: "same",
  },
  {
    kind: "audit",
    words: ["logging(?= $)", "transparency logging*"],
    isWrong: isText(/^(none|disabled)$/i),
    safe: "same",
  },
  {
    kind: "access",
    words: ["permissions mode(?= $)"],
    isWrong: isText(/^allow[-_]all$/i),
    safe: "same",
  },
  {
    kind: "access",
    words: ["(?:pid|ipc) mode(?= $)"],
    isWrong: isText(/^host$/i),
    safe: "same",
  },
  {
    kind: "access",
    words: ["proc mount*"],
    isWrong: holds(/^unmasked$/i),
    safe: "same",
  },
  {
    kind: "access",
    words: ["auto accept shared*"],
    isWrong: isText(/^enabled?$/i),
    safe: "same",
  },
  {
    kind: "access",
    words: ["user(?: name)?(?= $)"],
    about: ["access key"],
    isWrong: isText(/^root$/i),
    safe: "same",
  },
  {
    kind: "exposure",
    words: ["type(?= $)"],
    about: ["public access"],
    isWrong: isText(/eips?$/i),
    safe: "same",
  },
  {
    kind: "exposure",
    words: ["account ids(?= $)"],
    isWrong: isText(/^all$/i),
    safe: "same",
  },
  {
    // What a chart asks for is written by hand.
    kind: "access",
    words: ["(?:auth|authentication|authorization) enabled(?= $)"],
    about: CHARTS,
    isWrong: isFalse,
    safe: "true",
  },
  {
    kind: "tls",
    words: ["(?:tls|ssl) enabled(?= $)"],
    about: CHARTS,
    notAbout: ["ingress", "metrics"],
    isWrong: isFalse,
    safe: "true",
  },
  {
    // On where nothing is written.
    kind: "tls",
    words: ["https traffic only*", "(?:ssl|tls) enforcement enabled", "enforce (?:ssl|tls)"],
    isWrong: isFalse,
    safe: "true",
  },
  {
    kind: "access",
    words: [
      "disable password auth*",
      "role based access control enabled",
      "rbac enabled(?= $)",
      "enable rbac(?= $)",
    ],
    isWrong: isFalse,
    safe: "true",
  },
  {
    kind: "access",
    words: ["serial port enable"],
    isWrong: isTrue,
    safe: "false",
  },
  {
    kind: "access",
    words: ["http tokens(?= $)"],
    isWrong: isText(/^optional$/i),
    safe: "same",
  },
  {
    kind: "backup",
    words: ["backup retention*", "automatic backup retention*", "automated snapshot retention*"],
    isWrong: (value) => value === 0,
    safe: "higher",
  },
  {
    kind: "backup",
    words: ["backup (?:configuration|policy) enabled(?= $)"],
    isWrong: isFalse,
    safe: "true",
  },
  {
    kind: "access",
    words: ["min* password length(?= $)", "password min* length(?= $)"],
    isWrong: isBelow(8),
    safe: "higher",
  },
  {
    // Okta counts in minutes: a month and longer, or 0 for no end.
    kind: "access",
    words: ["session (?:idle|lifetime)(?= $)"],
    about: ["signon"],
    isWrong: (value) => typeof value === "number" && (value === 0 || value >= 43_200),
    safe: "lower",
  },
  {
    kind: "access",
    words: ["security mode(?= $)", "isolation mode(?= $)"],
    isWrong: isText(/^(none|no_isolation|open)$/i),
    safe: "same",
  },
  {
    kind: "access",
    words: ["type(?= $)"],
    about: ["acl token", "api token"],
    isWrong: isText(/^(management|root|admin|superuser)$/i),
    safe: "same",
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
      "host (?:network|pid|ipc)(?= $)",
      "superuser",
      "no password required",
      "allow unauthenticated*",
      "(?:signing|authentication|authorization|mfa|auth) disabled?(?= $)",
      "disable (?:auth|authentication|authorization|mfa|strong password|password expiration)(?= $)",
    ],
    // Without one way of signing in, the others are left.
    none: ["(?:local|basic|keys?|password|legacy) auth*"],
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
  // `tls.enabled`: the block says what is enabled.
  const isBare = words.length === 1 && hasAny(words, ["enabled", "enable"]);
  const name = isBare ? [...(around[0] ?? []), "enabled"] : words;
  const reading = WRONG_ON_NEW.find(
    ({ words: phrases, none = [], about, notAbout = [], isWrong }) =>
      isWrong(after) &&
      hasAny(name, phrases) &&
      !hasAny(name, none) &&
      [...around, typeWords(type)].every((outer) => !hasAny(outer, notAbout)) &&
      (about === undefined || [...around, typeWords(type)].some((outer) => hasAny(outer, about))),
  );
  if (reading === undefined) return undefined;
  const wrong =
    typeof after === "boolean" || typeof after === "string" || typeof after === "number"
      ? after
      : texts(after, "");
  return row(reading.kind, label, reading.safe, { wrong: [wrong] });
}

/**
 * A risk that is switched on from the start, of those that no provider switches on by itself: what is left out is `false` or
 * nothing.
 */
export function readNewSwitch(
  asSwitch: AttributeMetadata | undefined,
  words: readonly string[],
  after: Value | undefined,
): AttributeMetadata | undefined {
  if (after !== true || asSwitch?.safe !== "false") return undefined;
  const isTls = asSwitch.kind === "tls" && !hasAny(words, ["self signed(?= $)", "sync*"]);
  return isTls || hasAny(words, OFF_BY_DEFAULT) ? { ...asSwitch, wrong: [true] } : undefined;
}

/** Names of risks that nobody has without writing them. */
const OFF_BY_DEFAULT: readonly string[] = [
  "encryption disabled",
  "disable [a-z]+ encryption",
  "public connectivity",
  "is public",
  "external principals",
  "external access enabled",
  "external enabled",
  "public repositories",
  "unauthenticated*",
  "privileged mode",
  "bypass row level*",
  "bypass [a-z]+ mfa",
  "bypass policy lockout*",
  "legacy abac",
  "admin enabled",
  "remote debugging*",
  "ssh password*",
  "any name",
  "wildcard certificates",
  "force push(?:es)?",
  "privilege escalation",
  "empty principals",
  "author approval",
  "authorize all*",
  "root access",
  "access keys? auth*",
  "suid*",
  "clear text",
  "log raw",
  "(?:open|assign|associate|allocate|enable|external|has) public*",
  "public ip enabled?",
  "public network(?= $)",
  "external ips?(?= $)",
  "external ip enabled",
  "(?<!with )public ip(?= $)",
  "internet enabled",
  "ip forward*",
  "waf fail open",
  "disable default (?:sink|iam recipients)",
  "disable [a-z]+ logging",
  "disable monitor*",
  "monitoring disabled",
  "automute",
  "suppress notifications",
  "shareable link*",
  "publicly advertisable",
  "all privileges",
  "grant option",
  "is admin",
  "grafana admin",
  "bypassrls",
  "createrole",
  "allow all(?= $)",
  "allow any*",
  "allows? deletions",
  "approve pull request*",
  "auto approve",
  "committer approval",
  "skip consent",
  "reveal password",
  "trust email",
  "clickjack*",
  "without recovery",
  "do not enforce*",
];
