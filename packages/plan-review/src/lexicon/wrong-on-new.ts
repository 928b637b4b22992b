import { isList, type Value } from "@infra-tools/terraform-plan/value";
import type { AttributeMetadata, Kind } from "../attributes/metadata";
import { texts } from "../values/inspect";

/** Names whose worse value is a finding on a new object, too. Values that a provider fills in by itself are not among them. */
export interface WrongOnNew {
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
/** Parameters of databases and machines spell their switches in several ways. */
const isOn = (value: Value): boolean => /^(true|on|yes|1|enabled?)$/i.test(String(value));
const isOff = (value: Value): boolean => /^(false|off|no|0|disabled?)$/i.test(String(value));
const isBelow = (limit: number) => (value: Value) => typeof value === "number" && value < limit;
const hasWildcard = (value: Value): boolean => isList(value) && value.includes("*");
const isText = (pattern: RegExp) => (value: Value) => typeof value === "string" && pattern.test(value);

/** A text, or one of a list. */
const holds = (pattern: RegExp) => (value: Value) => texts(value, "").some((text) => pattern.test(text));
const isListOf = (pattern: RegExp) => (value: Value) =>
  isList(value) && value.length > 0 && texts(value, "").every((text) => pattern.test(text));

/** A release of a chart: its values have names without the type's words. */
const CHARTS: readonly string[] = ["release"];

/** Interfaces that a gateway publishes. */
const API_TYPES: readonly string[] = ["(?:management|gateway) api(?= $)"];

/** Connections between networks. */
const TUNNELS: readonly string[] = ["ipsec*", "ike*", "vpn*"];

/** Plain HTTP to another machine. */
const PLAIN_HTTP = /^http:\/\/(?!(localhost|127\.|\[::1\]))/i;

/** Values that are wrong on a new object, whatever else it has. The first entry that fits a name and its value decides. */
export const WRONG_ON_NEW: readonly WrongOnNew[] = [
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
    // The setting of a zone: visitors' or the origin's half of the way is in clear.
    kind: "tls",
    words: ["ssl(?= $)"],
    about: ["zone setting*"],
    isWrong: isText(/^(off|flexible)$/i),
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
    words: ["(?:ssl|tls) (?:protocols|versions)(?= $)"],
    none: ["disable*", "deny*", "block*"],
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
    kind: "tls",
    words: ["telnet(?: enabled?| service)?(?= $)", "enable telnet(?= $)"],
    none: ["disable*", "deny*", "block*"],
    isWrong: isTrue,
    safe: "false",
  },
  {
    kind: "tls",
    words: ["ftps? state(?= $)"],
    isWrong: isText(/^all_?allowed$/i),
    safe: "same",
  },
  {
    kind: "tls",
    words: ["security level(?= $)"],
    isWrong: isText(/^secure_(optional|never)$/i),
    safe: "same",
  },
  {
    // An interface for other programs, without a protocol that encrypts. A listener may be internal, or redirect.
    kind: "tls",
    words: ["protocols(?= $)"],
    about: API_TYPES,
    isWrong: isListOf(/^http$/i),
    safe: "same",
  },
  {
    kind: "tls",
    words: ["protocol(?= $)"],
    about: API_TYPES,
    notAbout: ["backend*", "[a-z]+ service config"],
    isWrong: isText(/^http$/i),
    safe: "same",
  },
  {
    // A tunnel that anyone on its way can open.
    kind: "tls",
    words: ["encryptions?(?: algorithms?)?(?= $)", "(?:ike|ipsec) (?:encryption|enc alg)(?= $)"],
    about: TUNNELS,
    isWrong: holds(/^(none|null|des|3des|des3)(-cbc)?$/i),
    safe: "same",
  },
  {
    // Or alter. No digest is right where the cipher has one, as those with GCM.
    kind: "tls",
    words: [
      "(?:auth|authentication|integrity|hash)s?(?: algorithms?)?(?= $)",
      "(?:ike|ipsec) (?:integrity|auth alg)(?= $)",
    ],
    about: TUNNELS,
    isWrong: holds(/^(hmac-)?md5(-96)?$/i),
    safe: "same",
  },
  {
    kind: "protection",
    words: ["(?:signing |signature )?algorithm(?= $)"],
    isWrong: isText(/^rsa_?(sha_?1|md5)(_nsec3.*)?$/i),
    safe: "same",
  },
  {
    kind: "audit",
    words: ["logging(?= $)", "transparency logging*", "logging service(?= $)"],
    isWrong: isText(/^(none|disabled)$/i),
    safe: "same",
  },
  {
    kind: "alert",
    words: ["monitoring service(?= $)"],
    isWrong: isText(/^(none|disabled)$/i),
    safe: "same",
  },
  {
    kind: "alert",
    words: ["disabled alerts(?= $)"],
    isWrong: holds(/./),
    safe: "fewer",
  },
  {
    // Parameters of PostgreSQL, as texts: who came when, and what they waited for.
    kind: "audit",
    words: ["log (?:connections|disconnections|checkpoints|lock waits)(?= $)"],
    isWrong: (value) => typeof value === "string" && isOff(value),
    safe: "same",
  },
  {
    // Parameters of MySQL and SQL Server that lead out of the database.
    kind: "access",
    words: [
      "local infile(?= $)",
      "cross db ownership chaining(?= $)",
      "contained database authentication(?= $)",
      "external scripts enabled(?= $)",
      "xp cmdshell(?= $)",
    ],
    isWrong: isOn,
    safe: "false",
  },
  {
    kind: "access",
    words: ["enable os ?login(?= $)"],
    isWrong: isOff,
    safe: "true",
  },
  {
    kind: "access",
    words: ["factor mode(?= $)"],
    isWrong: isText(/^1fa$/i),
    safe: "same",
  },
  {
    // On where nothing is written.
    kind: "protection",
    words: ["enable (?:integrity monitoring|vtpm)(?= $)"],
    isWrong: isFalse,
    safe: "true",
  },
  {
    kind: "protection",
    words: ["auto (?:repair|upgrade)(?= $)"],
    about: ["node pool", "node group"],
    isWrong: isFalse,
    safe: "true",
  },
  {
    kind: "protection",
    words: ["threat intel* mode(?= $)"],
    isWrong: isText(/^(off|disabled|none)$/i),
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
    words: ["access type(?= $)"],
    about: ["bucket"],
    isWrong: isText(/^object_?read(_?without_?list)?$/i),
    safe: "same",
  },
  {
    kind: "exposure",
    words: ["inbound policy(?= $)"],
    isWrong: isText(/^(accept|allow)$/i),
    safe: "same",
  },
  {
    // The rules are written, and the rest comes in all the same.
    kind: "exposure",
    words: ["default action(?= $)"],
    about: ["network rules(?= $)"],
    isWrong: isText(/^allow$/i),
    safe: "same",
  },
  {
    // The address is the machine's, not that of a gateway.
    kind: "exposure",
    words: ["nat(?= $)"],
    about: ["network interface"],
    isWrong: isTrue,
    safe: "false",
  },
  {
    kind: "exposure",
    words: ["internet service(?= $)"],
    isWrong: isOn,
    safe: "lower",
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
    isWrong: isOn,
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
    kind: "access",
    words: ["allowed principals(?= $)"],
    isWrong: holds(/^(\*|arn:aws[a-z-]*:iam::\*:root)$/),
    safe: "fewer",
  },
  {
    kind: "access",
    words: ["grant type whitelist(?= $)"],
    isWrong: holds(/^(password|implicit)$/),
    safe: "fewer",
  },
  {
    // Of a role that signs keys: any user, or the one who may do everything.
    kind: "access",
    words: ["allowed users(?= $)", "default user(?= $)"],
    about: ["ssh"],
    isWrong: isText(/^(\*|root)$/),
    safe: "same",
  },
  {
    kind: "protection",
    words: ["branch pattern(?= $)"],
    about: ["deployment policy"],
    isWrong: isText(/^\*{1,2}(\/\*)?$/),
    safe: "same",
  },
  {
    // Anyone's pull request is built, with the rights of the builder.
    kind: "access",
    words: ["comment control(?= $)"],
    isWrong: isText(/^comments_disabled$/i),
    safe: "same",
  },
  {
    kind: "exposure",
    words: ["predefined acl(?= $)", "default acl(?= $)"],
    isWrong: isText(/^public/i),
    safe: "same",
  },
  {
    kind: "protection",
    words: ["security level(?= $)"],
    isWrong: isText(/^(off|essentially_off)$/i),
    safe: "same",
  },
  {
    kind: "tls",
    words: ["client protocol(?= $)"],
    isWrong: isText(/^(plaintext|tls_plaintext)$/i),
    safe: "same",
  },
  {
    kind: "retention",
    words: ["retention days(?= $)", "retention in days(?= $)"],
    about: ["bucket config", "audit*"],
    isWrong: isBelow(7),
    safe: "higher",
  },
  {
    kind: "protection",
    words: ["enforced?(?= $)"],
    about: ["organization policy", "org policy"],
    isWrong: isFalse,
    safe: "true",
  },
  {
    kind: "access",
    words: ["require multi ?factor auth*"],
    about: ["role management policy"],
    isWrong: isFalse,
    safe: "true",
  },
  {
    kind: "access",
    words: ["mfa enrollment(?= $)"],
    isWrong: isText(/^optional$/i),
    safe: "same",
  },
  {
    kind: "exposure",
    words: ["visibility(?= $)"],
    about: ["secret"],
    isWrong: isText(/^all$/i),
    safe: "same",
  },
  {
    // Practically without an end.
    kind: "access",
    words: ["expires at", "end date", "expir* (?:date|time|at|on)"],
    about: ["token", "password", "credential*"],
    isWrong: isText(/^(20[5-9]\d|2[1-9]\d\d|[3-9]\d{3})-/),
    safe: "lower",
  },
  {
    // More than a year.
    kind: "access",
    words: ["duration(?= $)"],
    about: ["service token"],
    isWrong: (value) => Number(/^(\d+)h$/.exec(String(value))?.[1] ?? 0) > 366 * 24,
    safe: "lower",
  },
  {
    kind: "access",
    words: ["mfa required(?= $)"],
    about: ["signon"],
    isWrong: isFalse,
    safe: "true",
  },
  {
    kind: "access",
    words: ["authorization(?= $)"],
    about: ["gateway method"],
    isWrong: isText(/^none$/i),
    safe: "same",
  },
  {
    kind: "backup",
    words: ["delete after(?= $)"],
    about: ["backup plan"],
    isWrong: isBelow(2),
    safe: "higher",
  },
  {
    kind: "backup",
    words: ["data retention time in days(?= $)"],
    about: ["database", "schema", "table"],
    isWrong: (value) => value === 0,
    safe: "higher",
  },
  {
    // More than a year.
    kind: "access",
    words: ["lifetime seconds(?= $)"],
    about: ["token"],
    isWrong: (value) => typeof value === "number" && value > 366 * 86_400,
    safe: "lower",
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
    // An expression that is true of every token. Of a company's accounts, all may come in.
    kind: "access",
    words: ["attribute condition(?= $)"],
    about: ["workload identity"],
    isWrong: isText(/^\s*(true|1\s*==\s*1|[\w.[\]'"]+\.(startsWith|contains|endsWith)\(\s*(""|'')\s*\))\s*$/),
    safe: "same",
  },
  {
    // A token or a code that goes there can be read on its way.
    kind: "access",
    words: ["redirect ur[il]s?(?= $)", "callback urls?(?= $)", "origin(?= $)"],
    about: ["trusted*", "oauth*", "app", "application", "client", "oidc*"],
    isWrong: holds(PLAIN_HTTP),
    safe: "same",
  },
];
