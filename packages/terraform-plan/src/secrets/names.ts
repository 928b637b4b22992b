/** Names that end in one of these hold a secret, whatever their value looks like. */
const CERTAIN: readonly string[] = [
  "password",
  "passwd",
  "passphrase",
  "passcode",
  "pass",
  "pwd",
  "pw",
  "pepper",
  "private key",
  "privatekey",
  "api key",
  "apikey",
  "app key",
  "application key",
  "access key",
  "accesskey",
  "secretkey",
  "secret key",
  "secret key base",
  "secret access key",
  "secret data",
  "secret string",
  "client secret",
  "consumer secret",
  "app secret",
  "api secret",
  "auth secret",
  "jwt secret",
  "oauth secret",
  "session secret",
  "token secret",
  "otp seed",
  "mfa seed",
  "shared secret",
  "webhook secret",
  "signing key",
  "signing secret",
  "encryption key",
  "hmac key",
  "cookie key",
  "cookie secret",
  "session key",
  "master key",
  "account key",
  "storage key",
  "shared key",
  "auth string",
  "auth key",
  "auth token",
  "access token",
  "refresh token",
  "bearer token",
  "api token",
  "sas token",
  "deploy token",
  "license key",
  "personal access token",
  "mnemonic",
  "seed phrase",
];

/** The same, but also names of things that refer to a secret: their value must not look like a reference. */
const LIKELY: readonly string[] = [
  "secret",
  "token",
  "credential",
  "credentials",
  "creds",
  "authorization",
  "bearer",
  "basic auth",
  "basicauth",
  "pat",
];

/** Names of keys of any kind: their value must look random. */
const POSSIBLE: readonly string[] = ["key", "auth", "salt"];

/** Words before `key` when it names a column, a place or a part of a pair that is public. */
const KEYS_OF_OTHERS =
  /(?:^| )(?:public|pub|kms|partition|sort|hash|range|primary|foreign|object|cache|label|tag|metric|host|ssh|route|routing|map|json|group|idempotency|instrumentation|s3|crypto|dedup|translation|message|site)(?: \w+)? key$/;

/** Words at the end of a name that say how the secret is given, not what it is. */
const SUFFIXES: ReadonlySet<string> = new Set([
  "wo",
  "value",
  "text",
  "plain",
  "plaintext",
  "base64",
  "b64",
  "old",
  "new",
  "current",
  "previous",
  "primary",
  "secondary",
]);

/** Certainty with which a name says that its value is a secret. */
export type NameCertainty = "certain" | "likely" | "possible";

/**
 * Judges a name of an attribute, variable, header or setting by its last words: `clientSecret`, `PGPASSWORD`,
 * `ADMIN_PASSWORD_2`. What only describes a secret ends in another word: `TOKEN_TTL_SECONDS`, `PASSWORD_MIN_LENGTH`,
 * `SECRET_NAME`, `DB_PASSWORD_FILE`, `API_KEY_ID`.
 */
export function secretName(name: string): NameCertainty | undefined {
  if (name.length > 200) return undefined;
  const cached = CACHE.get(name);
  if (cached !== undefined) return cached === "none" ? undefined : cached;
  const certainty = judge(name);
  if (CACHE.size < 10_000) CACHE.set(name, certainty ?? "none");
  return certainty;
}

/** The same few hundred names occur in every resource of a plan. */
const CACHE = new Map<string, NameCertainty | "none">();

/** Bundler's credentials for a private server of gems, by its host: `BUNDLE_GEMS__EXAMPLE__COM`. */
const BUNDLER = /^BUNDLE_\w+__[A-Z]{2,}$/;

function judge(name: string): NameCertainty | undefined {
  if (BUNDLER.test(name)) return "certain";
  // Kubernetes' operators call a member of a Secret so.
  if (name === "secretKey") return "likely";
  const words = wordsOf(name);
  while (words.length > 1 && isSuffix(words.at(-1) ?? "")) words.pop();
  const joined = words.join(" ");
  if (/(?:^| )public (?:\w+ )?key$/.test(joined)) return undefined;
  if (CERTAIN.some((phrase) => endsIn(joined, phrase))) return "certain";
  if (LIKELY.some((phrase) => endsIn(joined, phrase))) return "likely";
  // `auth` of Docker's and `_auth` of npm's configuration; a `key` or a `salt` alone is anything.
  const isPossible =
    (words.length > 1 || joined === "auth") && POSSIBLE.some((phrase) => endsIn(joined, phrase));
  return isPossible && !KEYS_OF_OTHERS.test(joined) ? "possible" : undefined;
}

function isSuffix(word: string): boolean {
  return SUFFIXES.has(word) || /^v?\d+$/.test(word);
}

/** Long ones also count inside another word: `pgpassword`, `authtoken`, `rapidapi_key`. */
function endsIn(words: string, phrase: string): boolean {
  if (words === phrase || words.endsWith(` ${phrase}`)) return true;
  const isLong = phrase.length >= (phrase.includes(" ") ? 7 : 5);
  return isLong && words.endsWith(phrase);
}

/** Words of a name: at separators, and where camel case begins a word. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}
