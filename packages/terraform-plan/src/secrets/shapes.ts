import { fallbacks, substanceOf } from "./references";

/**
 * Shapes of secrets that their issuers document, so that secret scanners find them. Patterns follow the rules of gitleaks
 * (MIT, https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml) and the issuers' own pages. Certificates,
 * public keys, hashes and ids are not secrets. A group marks the secret where the shape holds more.
 */
const SHAPES: readonly (readonly [kind: string, pattern: RegExp])[] = [
  [
    "a private key",
    /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----|$)/,
  ],
  ["a PuTTY private key", /PuTTY-User-Key-File-\d[\s\S]*/],
  ["an age private key", /AGE-SECRET-KEY-1[A-Z0-9]{50,}/],
  ["an AWS access key id", /(?<![A-Z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}(?![A-Z0-9])/],
  ["an Alibaba access key id", /(?<![A-Za-z0-9])LTAI[A-Za-z0-9]{16,20}(?![A-Za-z0-9])/],
  ["a Tencent secret id", /(?<![A-Za-z0-9])AKID[A-Za-z0-9]{32}(?![A-Za-z0-9])/],
  ["a GitLab token", /(?<![\w-])gl(?:pat|ptt|dt|rt|cbt|agent|soat|oas|ft|imt|ffct)-[\w-]{20,}/],
  ["a GitHub token", /(?<!\w)(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{22,})/],
  ["a Bitbucket token", /(?<!\w)ATBB[A-Za-z0-9]{24,}/],
  ["an Atlassian token", /(?<!\w)ATATT3[\w-]{20,}=?/],
  ["a Google API key", /(?<![\w-])AIza[\w-]{35}(?![\w-])/],
  ["a Google OAuth token", /(?<![\w-])ya29\.[\w-]{20,}/],
  ["a Google OAuth client secret", /(?<![\w-])GOCSPX-[\w-]{20,}/],
  ["a Google service account key", /"private_key_id"\s*:\s*"([0-9a-f]{20,})"/],
  ["a Slack token", /(?<!\w)(?:xox[abeoprs]|xapp)-[\w-]{10,}/],
  ["a Slack webhook address", /https:\/\/hooks\.slack\.com\/(?:services|workflows|triggers)\/[\w/]{20,}/],
  [
    "a Discord webhook address",
    /https:\/\/(?:ptb\.|canary\.)?discord(?:app)?\.com\/api\/webhooks\/\d+\/[\w-]{40,}/,
  ],
  ["a Discord token", /(?<![\w.-])[MNO][\w-]{23,26}\.[\w-]{6}\.[\w-]{27,40}(?![\w-])/],
  ["a Teams webhook address", /https:\/\/[\w-]+\.webhook\.office\.com\/webhookb2\/[\w@/-]{40,}/],
  ["a Zapier webhook address", /https:\/\/hooks\.zapier\.com\/hooks\/catch\/\d+\/\w+/],
  ["a Telegram bot token", /(?<![\w-])\d{8,10}:AA[\w-]{33}(?![\w-])/],
  ["a Stripe key", /(?<!\w)[rs]k_(?:live|test)_[A-Za-z0-9]{16,}/],
  ["a webhook signing secret", /(?<!\w)whsec_[A-Za-z0-9+/=]{24,}/],
  ["a Square token", /(?<![\w-])(?:sq0(?:atp|csp|idp)-[\w-]{22,}|EAAA[\w-]{56,})/],
  ["a Shopify token", /(?<!\w)shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}/],
  ["a PayPal Braintree token", /access_token\$production\$[0-9a-z]{16}\$[0-9a-f]{32}/],
  ["a Plaid token", /(?<!\w)access-(?:sandbox|development|production)-[0-9a-f-]{36}/],
  ["a Flutterwave key", /FLW(?:SECK|PUBK)(?:_TEST)?-[0-9a-zA-Z]{12,}(?:-X)?/],
  ["a SendGrid key", /(?<!\w)SG\.[\w-]{16,}\.[\w-]{16,}/],
  ["a Mailgun key", /(?<![\w-])key-[0-9a-f]{32}(?![\w-])/],
  ["a Mailchimp key", /(?<!\w)[0-9a-f]{32}-us\d{1,2}(?!\w)/],
  ["a Brevo key", /(?<!\w)xkeysib-[0-9a-f]{64}-\w{16}/],
  ["a Postmark or Resend key", /(?<!\w)re_[A-Za-z0-9]{8,}_[A-Za-z0-9]{20,}/],
  ["a Twilio key", /(?<!\w)SK[0-9a-fA-F]{32}(?!\w)/],
  ["an npm token", /(?<!\w)npm_[A-Za-z0-9]{36}/],
  ["a PyPI token", /pypi-AgE[\w-]{50,}/],
  ["a RubyGems key", /(?<!\w)rubygems_[0-9a-f]{48}/],
  ["a crates.io token", /(?<!\w)cio[A-Za-z0-9]{32}(?!\w)/],
  ["a NuGet key", /(?<!\w)oy2[a-z0-9]{43}(?!\w)/],
  ["a Clojars token", /CLOJARS_[a-z0-9]{60}/],
  ["a Docker token", /(?<!\w)dckr_(?:pat|oat)_[\w-]{20,}/],
  ["an Artifactory key", /(?<!\w)(?:AKC[A-Za-z0-9]{60,}|cmVmdGtu[A-Za-z0-9]{50,})/],
  ["a DigitalOcean token", /(?<!\w)do[opr]_v1_[0-9a-f]{64}/],
  ["a Linode or Hetzner style token", /(?<!\w)hcloud_[A-Za-z0-9]{40,}/],
  ["a Scaleway key", /(?<!\w)SCW[A-Z0-9]{17}(?!\w)/],
  ["a Heroku key", /(?<!\w)HRKU-[\w-]{30,}/],
  ["a Fly token", /(?<!\w)(?:FlyV1 fm\d_|fo1_)[\w+/=-]{30,}/],
  ["a Netlify token", /(?<!\w)nfp_[A-Za-z0-9]{30,}/],
  ["a Supabase key", /(?<!\w)sbp_[0-9a-f]{40}/],
  ["a PlanetScale credential", /(?<!\w)pscale_(?:tkn|pw|oauth)_[\w.=-]{30,}/],
  ["a Vault token", /(?<![\w.])(?:hv[sbr]\.[\w-]{20,}|[sbr]\.[A-Za-z0-9]{24})(?![\w-])/],
  ["a Terraform Cloud token", /(?<!\w)[A-Za-z0-9]{14}\.atlasv1\.[\w-]{50,}/],
  ["a Pulumi token", /(?<!\w)pul-[0-9a-f]{40}/],
  ["a Doppler token", /(?<!\w)dp\.(?:pt|st|ct|sa|scim|audit)\.[\w.-]{30,}/],
  ["a 1Password token", /(?<!\w)(?:ops_eyJ[\w-]{100,}|A3-[A-Z0-9]{6}-[A-Z0-9-]{30,})/],
  ["an Infracost key", /(?<!\w)ico-[A-Za-z0-9]{32}/],
  ["a Grafana token", /(?<!\w)(?:glc_[A-Za-z0-9+/=]{32,}|glsa_[A-Za-z0-9]{32}_[0-9a-f]{8})/],
  ["a New Relic key", /(?<!\w)NR(?:AK|JS|II|RA|BR)-[A-Za-z0-9_-]{19,}/],
  ["a Dynatrace token", /(?<!\w)dt0[a-z]\d{2}\.[A-Z0-9]{24}\.[A-Z0-9]{64}/],
  ["a Sentry token", /(?<!\w)sntr[yu]s?_[\w+/=-]{40,}/],
  ["a PagerDuty key", /(?<!\w)u\+[A-Za-z0-9_-]{18}(?!\w)/],
  [
    "a Honeycomb or LaunchDarkly key",
    /(?<!\w)(?:hcaik_[a-z0-9]{58}|(?:sdk|api|mob)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/,
  ],
  ["an Azure storage key", /AccountKey=([A-Za-z0-9+/]{60,}={0,2})/],
  ["an Azure shared access signature", /[?&]sig=([A-Za-z0-9%+/]{30,}(?:%3D|=)?)/],
  ["an Azure client secret", /(?<![\w~.-])[A-Za-z0-9_~.]{3}\dQ~[\w~.-]{31,34}/],
  ["an OpenAI key", /(?<!\w)sk-(?:(?:proj|svcacct|admin)-)?[\w-]{16,}T3BlbkFJ[\w-]{16,}/],
  ["an Anthropic key", /(?<!\w)sk-ant-[\w-]{30,}/],
  ["a Hugging Face token", /(?<!\w)(?:hf|api_org)_[A-Za-z]{34}/],
  [
    "a key of a model service",
    /(?<!\w)(?:gsk_[A-Za-z0-9]{40,}|xai-[A-Za-z0-9]{60,}|pplx-[A-Za-z0-9]{40,}|r8_[A-Za-z0-9]{37}|lsv2_(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10})/,
  ],
  ["a Databricks token", /(?<!\w)dapi[0-9a-f]{32}(?:-\d)?/],
  ["a Postman key", /(?<!\w)PMAK-[0-9a-f]{24}-[0-9a-f]{34}/],
  ["a Notion token", /(?<!\w)(?:ntn_[A-Za-z0-9]{40,}|secret_[A-Za-z0-9]{43})/],
  ["a Linear key", /(?<!\w)lin_(?:api|oauth)_[A-Za-z0-9]{40,}/],
  ["a Figma token", /(?<!\w)fig[doru]_[\w-]{40,}/],
  ["an Airtable token", /(?<!\w)pat[A-Za-z0-9]{14}\.[0-9a-f]{64}/],
  ["a Contentful token", /(?<!\w)CFPAT-[\w-]{43}/],
  ["a Typeform token", /(?<!\w)tfp_[\w.-]{59}/],
  ["a Sourcegraph token", /(?<!\w)sgp_(?:[0-9a-fA-F]{16}_|local_)?[0-9a-fA-F]{40}/],
  ["a CircleCI token", /(?<!\w)CCIPAT_[\w-]{20,}/],
  ["a Buildkite token", /(?<!\w)bk(?:ua|at)_[0-9a-f]{40}/],
  ["an Octopus Deploy key", /(?<![\w-])API-[A-Z0-9]{25,34}(?![\w-])/],
  ["a Prefect key", /(?<!\w)pn[ub]_[A-Za-z0-9]{36}/],
  ["a ReadMe key", /(?<!\w)rdme_[a-z0-9]{70}/],
  ["a Duffel key", /(?<!\w)duffel_(?:test|live)_[\w=-]{43}/],
  ["a Shippo key", /(?<!\w)shippo_(?:live|test)_[0-9a-f]{40}/],
  ["an EasyPost key", /(?<!\w)EZ[AT]K[A-Za-z0-9]{54}/],
  ["an Adafruit key", /(?<!\w)aio_[A-Za-z0-9]{28}/],
  ["a Frame.io token", /(?<!\w)fio-u-[\w=-]{64}/],
  ["a Facebook token", /(?<!\w)EAA[A-Za-z0-9]{60,}/],
  ["an Okta token", /(?<![\w-])00[A-Za-z0-9_-]{40}(?![\w-])/],
  ["a JSON Web Token", /(?<![\w-])eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/],
];

/** A word of a shell, or a part of one that is a reference with spaces: `"$(cat /run/secrets/db)"`, `{{ .Values.password }}`. */
const WORD = String.raw`(?:"[^"\n]*"|'[^'\n]*'|\$\([^)\n]*\)|\$?\{\{[^}\n]*\}\}|\$\{[^}\n]*\}|[^\s"'])+`;

/** Places that say that a secret is given there. What is given may be a reference to one, which is none. */
const PLACES: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ["a bearer token", /\b[Bb]earer\s+([\w.~+/-]{16,}=*)/g],
  ["basic credentials", /\b[Bb]asic\s+([A-Za-z0-9+/]{16,}={0,2})/g],
  [
    "a password in an address",
    /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@"'{}]{0,200}:((?:\$\([^)\n]*\)|\$?\{\{[^}\n]*\}\}|\$\{[^}\n]*\}|[^\s/@"'${}]|\$(?![({])){1,200})@[\w.$[{-]/gi,
  ],
  [
    "a password in a connection text",
    /(?:^|[;\s"'])(?:password|pwd|accesskey|sharedaccesskey|secret)\s*=\s*([^;\s"'&]{3,200})(?=[;"'\s&]|$)/gi,
  ],
  [
    "a password in a command",
    new RegExp(`(?<!\\S)--?(?:password|passwd|api-key|client-secret)(?:=|[ ]+(?!-))(${WORD})`, "g"),
  ],
  // `--secret=db-password` often names a secret in its store.
  [
    "a token in a command",
    new RegExp(`(?<!\\S)--?(?:token|secret)(?:=|[ ]+(?!-))(?=\\S*\\d)(?=\\S*[A-Za-z])(${WORD})`, "g"),
  ],
];

/** Parts that every shape has one of, so that most texts are searched only once. */
const SOME =
  /-----BEGIN|PuTTY|AGE-|AKIA|ASIA|ABIA|ACCA|LTAI|AKID|gl[a-z]{1,5}-|gh[pousr]_|github_pat_|ATBB|ATATT|AIza|ya29|GOCSPX|private_key_id|xox|xapp|hooks\.|webhook|\d:AA|_live_|_test_|whsec|sq0|EAA|shp|\$production|access-|FLW|SG\.|key-|-us\d|xkeysib|re_|SK[0-9a-f]|npm_|pypi|rubygems|cio|oy2|CLOJARS|dckr|AKC|cmVm|_v1_|hcloud|SCW|HRKU|fm\d_|fo1_|nfp_|sbp_|pscale|hv[sbr]\.|[sbr]\.[A-Za-z0-9]{24}|atlasv1|pul-|dp\.|ops_|A3-|ico-|glc_|glsa_|NR|dt0|sntr|u\+|hcaik|sdk-|api-|mob-|AccountKey|sig=|Q~|sk-|hf_|api_org|gsk_|xai-|pplx|r8_|lsv2|dapi|PMAK|ntn_|secret_|lin_|fig[doru]_|pat[A-Za-z0-9]{14}|CFPAT|tfp_|sgp_|CCIPAT|bk|API-|pn[ub]_|rdme|duffel|shippo|EZ|aio_|fio-|eyJ|earer|asic|:\/\/|password|pwd|Pwd|Password|PASSWORD|secret|token|key=|[MNO][\w-]{23}|\b00\w/;

/** A secret in a text. */
export interface ShapedSecret {
  /** As in "looks like ...". */
  readonly kind: string;
  /** The secret itself: to be hidden, never printed. */
  readonly text: string;
}

/** Secrets in a text, by their shapes. */
export function shapedSecrets(text: string): readonly ShapedSecret[] {
  if (text.length < 8 || !SOME.test(text)) return [];
  const shaped = SHAPES.flatMap(([kind, pattern]) => {
    const match = pattern.exec(text);
    return match === null ? [] : allMatches(kind, pattern, text);
  });
  const placed = PLACES.flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)].flatMap(([, value = ""]) => placedSecret(kind, value)),
  );
  return placed.length === 0 ? shaped : [...shaped, ...placed];
}

/** The value, and a literal that a reference falls back to. */
function placedSecret(kind: string, word: string): readonly ShapedSecret[] {
  const value = /^(["']).*\1$/.test(word) ? word.slice(1, -1) : word;
  if (/^(?:<[^>]*>|\*+|x{3,}|%s)$/i.test(value) || value.length < 3) return [];
  if (substanceOf(value) !== "literal") return [];
  return [value, ...fallbacks(value)].map((text) => ({ kind, text }));
}

function allMatches(kind: string, pattern: RegExp, text: string): readonly ShapedSecret[] {
  const everywhere = new RegExp(pattern, `${pattern.flags}g`);
  return [...text.matchAll(everywhere)].map((match) => ({ kind, text: match[1] ?? match[0] }));
}
