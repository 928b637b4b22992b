/** The form of a token that its issuer documents. */
export interface Shape {
  /** As in "looks like ...". */
  readonly kind: string;
  /** Texts of at least three characters, one of which each such token holds. None: each text of `length` or more is searched. */
  readonly anchors: readonly string[];
  /** Characters that such a token has at the least. Only where it has no anchor. */
  readonly length?: number;
  /** A group marks the secret where the pattern holds more. */
  readonly pattern: RegExp;
}

const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"];
const DIGITS = [..."0123456789"];
const HEX = [..."0123456789abcdefABCDEF"];
const UUID = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";

/**
 * Forms of tokens by the issuers' own pages, and by the documentation of gitleaks (MIT,
 * https://github.com/gitleaks/gitleaks), secretlint and detect-secrets. Certificates, public keys, hashes and ids of
 * keys are not secrets. Tokens without a form of their own are found by the names of what holds them.
 */
export const SHAPES: readonly Shape[] = [
  // Keys in files
  shape(
    "a private key",
    ["-----BEGIN"],
    /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----|$)/g,
  ),
  shape("a PuTTY private key", ["PuTTY-User-Key-File"], /PuTTY-User-Key-File-\d[\s\S]*/g),
  shape("an age private key", ["AGE-SECRET-KEY-1"], /AGE-SECRET-KEY-1[A-Z0-9]{50,}/g),
  shape("a Google service account key", ["private_key_id"], /"private_key_id"\s*:\s*"([0-9a-f]{20,})"/g),

  // Clouds
  shape(
    "an AWS access key id",
    ["AKIA", "ASIA", "ABIA", "ACCA", "A3T"],
    /(?<![A-Z0-9])(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}(?![A-Z0-9])/g,
  ),
  shape(
    "an Amazon Bedrock key",
    ["ABSK", "bedrock-api-key-"],
    /(?<!\w)(?:ABSK[A-Za-z0-9+/]{100,}={0,2}|bedrock-api-key-[A-Za-z0-9+/=]{20,})/g,
  ),
  shape("an Alibaba access key id", ["LTAI"], /(?<![A-Za-z0-9])LTAI[A-Za-z0-9]{16,20}(?![A-Za-z0-9])/g),
  shape("a Tencent secret id", ["AKID"], /(?<![A-Za-z0-9])AKID[A-Za-z0-9]{32}(?![A-Za-z0-9])/g),
  shape("a Google API key", ["AIza"], /(?<![\w-])AIza[\w-]{35}(?![\w-])/g),
  shape("a Google OAuth token", ["ya29."], /(?<![\w-])ya29\.[\w-]{20,}/g),
  shape("a Google OAuth client secret", ["GOCSPX-"], /(?<![\w-])GOCSPX-[\w-]{20,}/g),
  shape(
    "an Azure storage key",
    ["AccountKey=", "SharedAccessKey="],
    /(?:AccountKey|SharedAccessKey)=([A-Za-z0-9+/]{40,}={0,2})/g,
  ),
  shape("an Azure shared access signature", ["?sig=", "&sig="], /[?&]sig=([A-Za-z0-9%+/]{30,}(?:%3D|=)?)/g),
  shape(
    "an Azure client secret",
    DIGITS.map((digit) => `${digit}Q~`),
    /(?<![\w~.-])[A-Za-z0-9_~.]{3}\dQ~[\w~.-]{31,34}/g,
  ),
  shape(
    "a Cloudflare token",
    ["v1.0-", "cfk_", "cfut_", "cfat_"],
    /(?<!\w)(?:v1\.0-[0-9a-f]{24}-[0-9a-f]{146}|cf(?:k|ut|at)_[A-Za-z0-9]{40}[0-9a-f]{8})/g,
  ),
  shape("a DigitalOcean token", ["doo_v1_", "dop_v1_", "dor_v1_"], /(?<!\w)do[opr]_v1_[0-9a-f]{64}/g),
  shape("a Hetzner Cloud token", ["hcloud_"], /(?<!\w)hcloud_[A-Za-z0-9]{40,}/g),
  shape("a Scaleway key", ["SCW"], /(?<!\w)SCW[A-Z0-9]{17}(?!\w)/g),
  shape("a Scalingo token", ["tk-us-"], /(?<![\w-])tk-us-[\w-]{48}(?![\w-])/g),
  shape("a Heroku key", ["HRKU-"], /(?<!\w)HRKU-[\w-]{30,}/g),
  shape("a Fly token", ["fm1a_", "fm1r_", "fm2_", "fo1_"], /(?<!\w)(?:fm1[ar]_|fm2_|fo1_)[\w+/=-]{30,}/g),
  shape("a Netlify token", ["nfp_"], /(?<!\w)nfp_[A-Za-z0-9]{30,}/g),
  shape(
    "a Vercel token",
    ["vcp_", "vci_", "vca_", "vcr_", "vck_"],
    /(?<!\w)vc[piark]_[A-Za-z0-9]{20,60}(?!\w)/g,
  ),
  shape("a Supabase key", ["sbp_", "sb_secret_"], /(?<!\w)(?:sbp_[0-9a-f]{40}|sb_secret_[\w-]{20,})/g),
  shape(
    "a PlanetScale credential",
    ["pscale_tkn_", "pscale_pw_", "pscale_oauth_"],
    /(?<!\w)pscale_(?:tkn|pw|oauth)_[\w.=-]{30,}/g,
  ),
  shape("a ClickHouse Cloud key", ["4b1d"], /(?<![A-Za-z0-9])4b1d[A-Za-z0-9]{38}(?![A-Za-z0-9])/g),
  shape(
    "a Yandex Cloud key",
    ["AQVN", "t1."],
    /(?<!\w)(?:AQVN[\w-]{35,38}(?![\w-])|t1\.[\w-]{1,400}={0,2}\.[\w-]{86}={0,2})/g,
  ),
  shape("a Tailscale key", ["tskey-"], /(?<!\w)tskey-[a-z]{2,20}-\w{8,40}(?:-\w{16,60})?/g),
  shape("a Defined Networking key", ["dnkey-"], /(?<!\w)dnkey-[\w=-]{26}-[\w=-]{52}/g),
  shape("an OpenShift token", ["sha256~"], /(?<!\w)sha256~[\w-]{43}(?![\w-])/g),

  // Code hosting, builds and packages
  shape(
    "a GitLab token",
    [
      "glpat-",
      "glptt-",
      "gldt-",
      "glrt-",
      "glrtr-",
      "glcbt-",
      "glagent-",
      "glsoat-",
      "gloas-",
      "glft-",
      "glffct-",
      "glimt-",
      "glwt-",
      "GR1348941",
      "_gitlab_session=",
    ],
    /(?<!\w)(?:gl(?:pat|ptt|dt|rtr?|cbt|agent|soat|oas|ft|imt|ffct|wt)-[\w.-]{20,}|GR1348941[\w-]{20,})|_gitlab_session=[0-9a-z]{32}/g,
  ),
  shape(
    "a GitHub token",
    ["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"],
    /(?<!\w)(?:gh[pousr]_[A-Za-z0-9]{36,}|ghs_\d{1,20}_[\w-]+\.[\w-]+\.[\w-]+|github_pat_\w{22,})/g,
  ),
  shape("a GitHub token in an address", [":x-oauth-basic@"], /:\/\/([^\s/@:]{10,256}):x-oauth-basic@/g),
  shape("a Bitbucket token", ["ATBB", "ATCTT3"], /(?<!\w)(?:ATBB[A-Za-z0-9]{24,}|ATCTT3[\w=-]{20,})/g),
  shape("an Atlassian token", ["ATATT3"], /(?<!\w)ATATT3[\w-]{20,}=?/g),
  shape("a Sourcegraph token", ["sgp_"], /(?<!\w)sgp_(?:[0-9a-fA-F]{16}_|local_)?[0-9a-fA-F]{40}/g),
  shape("a CircleCI token", ["CCIPAT_", "CCIPRJ_"], /(?<!\w)CCIP(?:AT|RJ)_[\w-]{20,}/g),
  shape("a Buildkite token", ["bkua_", "bkat_"], /(?<!\w)bk(?:ua|at)_[0-9a-f]{40}/g),
  shape("a SonarQube token", ["squ_", "sqp_", "sqa_"], /(?<!\w)sq[upa]_[0-9a-f]{40}(?!\w)/g),
  shape(
    "a Harness key",
    ["pat.", "sat."],
    /(?<!\w)[ps]at\.[\w-]{22}\.[A-Za-z0-9]{24}\.[A-Za-z0-9]{20}(?!\w)/g,
  ),
  shape("an Octopus Deploy key", ["API-"], /(?<![\w-])API-[A-Z0-9]{25,34}(?![\w-])/g),
  shape("an npm token", ["npm_"], /(?<!\w)npm_[A-Za-z0-9]{36}/g),
  shape("a token of a package registry", [":_authToken="], /:_authToken=\s*((?!\$)[^\s"']{10,})/g),
  shape("a PyPI token", ["pypi-AgE"], /pypi-AgE[\w-]{50,}/g),
  shape("a RubyGems key", ["rubygems_"], /(?<!\w)rubygems_[0-9a-f]{48}/g),
  shape("a crates.io token", ["cio"], /(?<!\w)cio[A-Za-z0-9]{32}(?!\w)/g),
  shape("a NuGet key", ["oy2"], /(?<!\w)oy2[a-z0-9]{43}(?!\w)/g),
  shape("a Clojars token", ["CLOJARS_"], /CLOJARS_[a-z0-9]{60}/g),
  shape("a Docker token", ["dckr_pat_", "dckr_oat_"], /(?<!\w)dckr_(?:pat|oat)_[\w-]{20,}/g),
  shape(
    "an Artifactory key",
    ["AKC", "cmVmdGtu", "cmVmd"],
    /(?<!\w)(?:AKC[A-Za-z0-9]{60,}|cmVmd[A-Za-z0-9]{50,})/g,
  ),

  // Secrets and infrastructure
  shape("a Vault token", ["hvs.", "hvb.", "hvr."], /(?<![\w.])hv[sbr]\.[\w-]{20,}(?![\w-])/g),
  shape(
    "an older Vault token",
    ["s.", "b.", "r."].flatMap((start) => [...LETTERS, ...DIGITS].map((char) => start + char)),
    /(?<![\w.-])[sbr]\.[A-Za-z0-9]{24}(?![\w.-])/g,
  ),
  shape("a Terraform Cloud token", [".atlasv1."], /(?<!\w)[A-Za-z0-9]{14}\.atlasv1\.[\w=-]{50,}/g),
  shape("a Pulumi token", ["pul-"], /(?<!\w)pul-[0-9a-f]{40}/g),
  shape(
    "a Doppler token",
    ["dp.pt.", "dp.st.", "dp.ct.", "dp.sa.", "dp.scim.", "dp.audit."],
    /(?<!\w)dp\.(?:pt|st|ct|sa|scim|audit)\.[\w.-]{30,}/g,
  ),
  shape(
    "a 1Password token",
    ["ops_eyJ", "A3-"],
    /(?<!\w)(?:ops_eyJ[\w+/=-]{100,}|A3-[A-Z0-9]{6}-[A-Z0-9-]{20,})/g,
  ),
  shape("an Infracost key", ["ico-"], /(?<!\w)ico-[A-Za-z0-9]{32}/g),
  shape(
    "an Authress key",
    [".acc_", ".acc-"],
    /(?<!\w)(?:sc|ext|scauth|authress)_[A-Za-z0-9]{5,30}\.[A-Za-z0-9]{4,6}\.acc[_-][a-z0-9-]{10,32}\.[\w+/=-]{30,120}/g,
  ),
  shape("a SettleMint token", ["sm_aat_", "sm_pat_", "sm_sat_"], /(?<!\w)sm_[aps]at_[A-Za-z0-9]{16}(?!\w)/g),
  shape("a Databricks token", ["dapi"], /(?<!\w)dapi[0-9a-fA-F]{32}(?:-\d)?/g),
  shape("a Prefect key", ["pnu_", "pnb_"], /(?<!\w)pn[ub]_[A-Za-z0-9]{36}/g),
  unanchored("an Okta token", 42, /(?<![\w-])00[A-Za-z0-9_-]{40}(?![\w-])/g),
  shape("a MaxMind license key", ["_mmk"], /(?<!\w)[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk(?!\w)/g),

  // Monitoring
  shape(
    "a Grafana token",
    ["glc_", "glsa_", "eyJrIjoi"],
    /(?<!\w)(?:glc_[A-Za-z0-9+/=]{32,}|glsa_[A-Za-z0-9]{32}_[0-9a-fA-F]{8}|eyJrIjoi[A-Za-z0-9]{60,}={0,3})/g,
  ),
  shape(
    "a New Relic key",
    ["NRAK-", "NRJS-", "NRII-", "NRIQ-", "NRRA-", "NRBR-"],
    /(?<!\w)NR(?:AK|JS|II|IQ|RA|BR)-[A-Za-z0-9_-]{19,}/g,
  ),
  shape("a Dynatrace token", ["dt0"], /(?<!\w)dt0[a-z]\d{2}\.[A-Za-z0-9]{24}\.[A-Za-z0-9]{64}/g),
  shape("a Sentry token", ["sntrys_", "sntryu_"], /(?<!\w)sntry[us]_[\w+/=-]{40,}/g),
  shape(
    "a PagerDuty key",
    [...LETTERS, ...DIGITS].map((char) => `u+${char}`),
    /(?<![\w+])u\+[A-Za-z0-9_-]{18}(?!\w)/g,
  ),
  shape("a Honeycomb key", ["hcaik_"], /(?<!\w)hcaik_[a-z0-9]{58}/g),
  shape(
    "a LaunchDarkly key",
    ["sdk-", "api-", "mob-"],
    new RegExp(`(?<![\\w-])(?:sdk|api|mob)-${UUID}(?![\\w-])`, "g"),
  ),

  // Messages
  shape(
    "a Slack token",
    ["xoxa", "xoxb", "xoxe", "xoxo", "xoxp", "xoxr", "xoxs", "xapp-"],
    /(?<!\w)(?:xoxe\.)?(?:xox[abeoprs]|xapp)-[\w-]{10,}/g,
  ),
  shape(
    "a Slack webhook address",
    ["hooks.slack.com/"],
    /(?:https?:\/\/)?hooks\.slack\.com\/(?:services|workflows|triggers)\/[\w/+]{20,}/g,
  ),
  shape(
    "a Discord webhook address",
    ["/api/webhooks/"],
    /https:\/\/(?:ptb\.|canary\.)?discord(?:app)?\.com\/api\/webhooks\/\d+\/[\w-]{40,}/g,
  ),
  unanchored("a Discord token", 58, /(?<![\w.-])[MNO][\w-]{23,26}\.[\w-]{6}\.[\w-]{27,40}(?![\w-])/g),
  shape(
    "a Teams webhook address",
    ["webhook.office.com/"],
    /https:\/\/[\w-]+\.webhook\.office\.com\/webhookb2\/[\w@/-]{40,}/g,
  ),
  shape(
    "a Zapier webhook address",
    ["hooks.zapier.com/"],
    /https:\/\/hooks\.zapier\.com\/hooks\/catch\/\d+\/\w+/g,
  ),
  unanchored("a Telegram bot token", 44, /(?<![\w-])\d{8,16}:A[\w-]{34}(?![\w-])/g),
  shape("a SendGrid key", ["SG."], /(?<!\w)SG\.[\w=-]{16,}\.[\w=-]{16,}/g),
  shape("a Mailgun key", ["key-"], /(?<![\w-])key-[0-9a-f]{32}(?![\w-])/g),
  shape(
    "a Mailchimp key",
    DIGITS.map((digit) => `-us${digit}`),
    /(?<!\w)[0-9a-z]{32}-us\d{1,2}(?!\w)/g,
  ),
  shape("a Brevo key", ["xkeysib-"], /(?<!\w)xkeysib-[0-9a-f]{64}-\w{16}/g),
  shape("a Resend key", ["re_"], /(?<!\w)re_[A-Za-z0-9]{8,}_[A-Za-z0-9]{20,}/g),
  shape(
    "a Twilio key",
    HEX.map((digit) => `SK${digit}`),
    /(?<!\w)SK[0-9a-fA-F]{32}(?!\w)/g,
  ),

  // Payments and shops
  shape(
    "a Stripe key",
    ["sk_live_", "sk_test_", "sk_prod_", "rk_live_", "rk_test_", "rk_prod_"],
    /(?<!\w)[rs]k_(?:live|test|prod)_[A-Za-z0-9]{10,}/g,
  ),
  shape("a webhook signing secret", ["whsec_"], /(?<!\w)whsec_[A-Za-z0-9+/=]{24,}/g),
  shape(
    "a Square token",
    ["sq0atp-", "sq0csp-", "sq0idp-", "EAAA"],
    /(?<![\w-])(?:sq0(?:atp|csp|idp)-[\w-]{22,}|EAAA[\w-]{56,})/g,
  ),
  shape(
    "a Shopify token",
    ["shpat_", "shpca_", "shppa_", "shpss_"],
    /(?<!\w)shp(?:at|ca|pa|ss)_[a-zA-Z0-9]{32}/g,
  ),
  shape(
    "a PayPal Braintree token",
    ["access_token$production$"],
    /access_token\$production\$[0-9a-z]{16}\$[0-9a-f]{32}/g,
  ),
  shape(
    "a Plaid token",
    ["access-sandbox-", "access-development-", "access-production-"],
    new RegExp(`(?<!\\w)access-(?:sandbox|development|production)-${UUID}`, "g"),
  ),
  shape("a Flutterwave key", ["FLWSECK", "FLWPUBK"], /FLW(?:SECK|PUBK)(?:_TEST)?-[0-9a-zA-Z]{12,}(?:-X)?/g),
  shape("a Duffel key", ["duffel_test_", "duffel_live_"], /(?<!\w)duffel_(?:test|live)_[\w=-]{43}/g),
  shape("a Shippo key", ["shippo_live_", "shippo_test_"], /(?<!\w)shippo_(?:live|test)_[0-9a-fA-F]{40}/g),
  shape("an EasyPost key", ["EZAK", "EZTK"], /(?<!\w)EZ[AT]K[A-Za-z0-9]{54}/g),
  shape("a Lob key", ["live_", "test_"], /(?<!\w)(?:live|test)_(?:pub_[0-9a-f]{31}|[0-9a-f]{35})(?!\w)/g),

  // Model services
  shape("an OpenAI key", ["T3BlbkFJ"], /(?<!\w)sk-(?:(?:proj|svcacct|admin)-)?[\w-]{16,}T3BlbkFJ[\w-]{16,}/g),
  shape("an Anthropic key", ["sk-ant-"], /(?<!\w)sk-ant-[\w-]{30,}/g),
  shape("a Hugging Face token", ["hf_", "api_org_"], /(?<!\w)(?:hf|api_org)_[A-Za-z]{34}/g),
  shape(
    "a key of a model service",
    ["gsk_", "xai-", "pplx-", "r8_", "lsv2_pt_", "lsv2_sk_"],
    /(?<!\w)(?:gsk_[A-Za-z0-9]{40,}|xai-[A-Za-z0-9]{60,}|pplx-[A-Za-z0-9]{40,}|r8_[A-Za-z0-9]{37}|lsv2_(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10})/g,
  ),

  // Everything else
  shape("an Adobe client secret", ["p8e-"], /(?<![\w-])p8e-[A-Za-z0-9]{32}(?![\w-])/g),
  shape("an Intra 42 secret", ["s-s4t2"], /(?<![\w-])s-s4t2(?:ud|af)-[0-9a-f]{64}/g),
  shape("a Postman key", ["PMAK-"], /(?<!\w)PMAK-[0-9a-fA-F]{24}-[0-9a-fA-F]{34}/g),
  shape("a Notion token", ["ntn_", "secret_"], /(?<!\w)(?:ntn_[A-Za-z0-9]{40,}|secret_[A-Za-z0-9]{43})/g),
  shape("a Linear key", ["lin_api_", "lin_oauth_"], /(?<!\w)lin_(?:api|oauth)_\w{32,}/g),
  shape("a Figma token", ["figd_", "figo_", "figr_", "figu_"], /(?<!\w)fig[doru]_[\w-]{40,}/g),
  shape("an Airtable token", ["pat"], /(?<!\w)pat[A-Za-z0-9]{14}\.[0-9a-f]{64}/g),
  shape("a Contentful token", ["CFPAT-"], /(?<!\w)CFPAT-[\w-]{43}/g),
  shape("a Typeform token", ["tfp_"], /(?<!\w)tfp_[\w.-]{59}/g),
  shape("a ReadMe key", ["rdme_"], /(?<!\w)rdme_[a-z0-9]{70}/g),
  shape("an Adafruit key", ["aio_"], /(?<!\w)aio_[A-Za-z0-9]{28}/g),
  shape("a Frame.io token", ["fio-u-"], /(?<!\w)fio-u-[\w=-]{64}/g),
  shape(
    "a Dropbox token",
    ["sl.", "AAAAAAAAAA"],
    /(?<![\w.])(?:sl\.[\w=-]{130,}|[a-z0-9]{11}AAAAAAAAAA[\w=-]{43})/g,
  ),
  shape("a Facebook token", ["EAA"], /(?<!\w)EAA[A-Za-z0-9]{60,}/g),
  shape("a Mapbox token", ["pk.eyJ", "sk.eyJ"], /(?<!\w)[ps]k\.eyJ[\w-]{50,}\.[\w-]{20,}/g),
  shape(
    "a Sidekiq credential",
    ["contribsys.com"],
    /:\/\/([0-9a-f]{8}:[0-9a-f]{8})@(?:gems|enterprise)\.contribsys\.com/g,
  ),
  shape("a SoftLayer key", ["api.softlayer.com/"], /api\.softlayer\.com\/soap\/v3(?:\.1)?\/([a-z0-9]{64})/g),
  shape("a JSON Web Token", ["eyJ"], /(?<![\w-])eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/g),
  shape("a JSON Web Token in base64", ["ZXlK"], /(?<![\w+/])ZXlK[A-Za-z0-9+/]{60,}={0,2}/g),
];

export function shape(kind: string, anchors: readonly string[], pattern: RegExp): Shape {
  return { kind, anchors, pattern };
}

function unanchored(kind: string, length: number, pattern: RegExp): Shape {
  return { kind, anchors: [], length, pattern };
}
