/** Shapes of secrets. Certificates, public keys, hashes and ids are not secrets. */
const SHAPES: readonly (readonly [what: string, pattern: RegExp])[] = [
  ["a private key", /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----/],
  ["an AWS access key id", /(?<![A-Z0-9])(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Z0-9])/],
  ["a GitLab token", /(?<![\w-])gl(?:pat|ptt|dt|rt|cbt|agent|soat|oas|ft|imt)-[\w-]{20,}/],
  ["a GitHub token", /(?<!\w)(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{22,})/],
  ["a Google API key", /(?<![\w-])AIza[\w-]{35}(?![\w-])/],
  ["a Google service account key", /"private_key_id"\s*:\s*"[0-9a-f]{20,}"/],
  ["a Slack token", /(?<!\w)xox[abeoprs]-[\w-]{10,}/],
  ["a Slack webhook address", /https:\/\/hooks\.slack\.com\/services\/[\w/]{20,}/],
  ["a Stripe key", /(?<!\w)[rs]k_live_[A-Za-z0-9]{20,}/],
  ["a JSON Web Token", /(?<![\w-])eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/],
  [
    "an address with a password in it",
    /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@"'${}]{1,200}:(?!\*+@|x{3,}@|\$|%s)[^\s:/@"'${}]{3,200}@[\w.-]/i,
  ],
];

/** Common parts of all shapes, so that most texts are searched only once. */
const SOME =
  /-----BEGIN|AKIA|ASIA|gl[a-z]{1,5}-|gh[pousr]_|github_pat_|AIza|private_key_id|xox|hooks\.slack|k_live_|eyJ|:\/\//;

/** Longer texts are searched at their beginning only: a megabyte of text is no single secret. */
const LONGEST = 200_000;

/** Kind of secret in a text, by its shape; undefined for any other text. */
export function secretShape(text: string): string | undefined {
  const searched = text.length > LONGEST ? text.slice(0, LONGEST) : text;
  if (!SOME.test(searched)) return undefined;
  return SHAPES.find(([, pattern]) => pattern.test(searched))?.[0];
}
