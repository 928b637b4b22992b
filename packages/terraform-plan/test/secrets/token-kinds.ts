/**
 * Kinds of tokens that secret scanners document, with the setting in which they are usually found and a made-up value of their
 * form. No value is valid. Names are the rule ids of gitleaks (https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml,
 * 222 at b58d3f10), and names of rules of secretlint and detect-secrets where these know more.
 */
export interface TokenKind {
  readonly id: string;
  /** Name of the setting; "" for a token in the middle of a text. */
  readonly setting: string;
  readonly sample: string;
}

const ALPHABETS = {
  hex: "4f1a9c3e7b02d8561e",
  upperHex: "4F1A9C3E7B02D8561E",
  lower: "q7w3e9rk2m5xz8tvb4n",
  mixed: "Kq7Wx3eRz9Tv2Bm5Nc8Yp4L",
  upper: "K7WX3ERZ9TV2BM5NC8YP4L",
  digits: "4081726359",
  letters: "KqWxeRzTvBmNcYpLdFgHj",
  base32: "Q3EGRW7XN5UJ2PZDK4MTV6",
} as const;

type Alphabet = keyof typeof ALPHABETS;

/** Characters that look random, the same on every run. */
function chars(alphabet: Alphabet, length: number): string {
  const from = ALPHABETS[alphabet];
  let state = length * 7919 + from.length;
  return Array.from({ length }, () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return from.charAt(Math.floor((state / 2147483648) * from.length));
  }).join("");
}

const hex = (length: number) => chars("hex", length);
const lower = (length: number) => chars("lower", length);
const mixed = (length: number) => chars("mixed", length);
const uuid = () => `${hex(8)}-${hex(4)}-4${hex(3)}-9${hex(3)}-${hex(12)}`;
const base64 = (text: string) => Buffer.from(text).toString("base64");
const jwt = () => `eyJ${mixed(20)}.eyJ${mixed(40)}.${mixed(43)}`;

function text(id: string, sample: string): TokenKind {
  return { id, setting: "", sample };
}

function setting(id: string, name: string, sample: string): TokenKind {
  return { id, setting: name, sample };
}

/** Found in any text, by their form. */
const BY_FORM: readonly TokenKind[] = [
  text(
    "1password-secret-key",
    `A3-${chars("upper", 6)}-${chars("upper", 11)}-${chars("upper", 5)}-${chars("upper", 5)}-${chars("upper", 5)}`,
  ),
  text("1password-service-account-token", `ops_eyJ${mixed(260)}`),
  text("adobe-client-secret", `p8e-${lower(32)}`),
  text("age-secret-key", `AGE-SECRET-KEY-1${"QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7LQPZRY9X8GF2TVDW0S3JN54KHCE"}`),
  text("airtable-personnal-access-token", `pat${mixed(14)}.${hex(64)}`),
  text("alibaba-access-key-id", `LTAI${lower(20)}`),
  text("anthropic-admin-api-key", `sk-ant-admin01-${mixed(93)}AA`),
  text("anthropic-api-key", `sk-ant-api03-${mixed(93)}AA`),
  text("artifactory-api-key", `AKCp${mixed(69)}`),
  text("artifactory-reference-token", `cmVmd${mixed(59)}`),
  text("authress-service-client-access-key", `sc_${lower(8)}.${lower(4)}.acc_${lower(10)}.${mixed(40)}`),
  text("aws-access-token", `AKIA${chars("base32", 16)}`),
  text("aws-amazon-bedrock-api-key-long-lived", `ABSK${mixed(120)}`),
  text(
    "aws-amazon-bedrock-api-key-short-lived",
    `bedrock-api-key-${base64("bedrock.amazonaws.com/?Action=CallWithBearerToken")}`,
  ),
  text("azure-ad-client-secret", `${mixed(3)}8Q~${mixed(32)}`),
  text("clickhouse-cloud-api-secret-key", `4b1d${mixed(38)}`),
  text("clojars-api-token", `CLOJARS_${lower(60)}`),
  text("cloudflare-origin-ca-key", `v1.0-${hex(24)}-${hex(146)}`),
  text("curl-auth-header", `curl -H "Authorization: Bearer ${mixed(24)}" https://example.com`),
  text("curl-auth-user", `curl -u admin:${mixed(12)} https://example.com`),
  text("databricks-api-token", `dapi${hex(32)}`),
  text("defined-networking-api-token", `dnkey-${lower(26)}-${lower(52)}`),
  text("digitalocean-access-token", `doo_v1_${hex(64)}`),
  text("digitalocean-pat", `dop_v1_${hex(64)}`),
  text("digitalocean-refresh-token", `dor_v1_${hex(64)}`),
  text("doppler-api-token", `dp.pt.${mixed(43)}`),
  text("dropbox-long-lived-api-token", `${lower(11)}AAAAAAAAAA${lower(43)}`),
  text("dropbox-short-lived-api-token", `sl.${lower(135)}`),
  text("duffel-api-token", `duffel_test_${mixed(43)}`),
  text("dynatrace-api-token", `dt0c01.${chars("upper", 24)}.${chars("upper", 64)}`),
  text("easypost-api-token", `EZAK${mixed(54)}`),
  text("easypost-test-api-token", `EZTK${mixed(54)}`),
  text("facebook-page-access-token", `EAAM${mixed(110)}`),
  text("flutterwave-encryption-key", `FLWSECK_TEST-${hex(12)}`),
  text("flutterwave-public-key", `FLWPUBK_TEST-${hex(32)}-X`),
  text("flutterwave-secret-key", `FLWSECK_TEST-${hex(32)}-X`),
  text("flyio-access-token", `fo1_${mixed(43)}`),
  text("frameio-api-token", `fio-u-${lower(64)}`),
  text("freemius-secret-key", `'secret_key' => 'sk_${mixed(29)}'`),
  text("gcp-api-key", `AIza${mixed(35)}`),
  text("github-app-token", `ghs_${mixed(36)}`),
  text("github-fine-grained-pat", `github_pat_${mixed(82)}`),
  text("github-oauth", `gho_${mixed(36)}`),
  text("github-pat", `ghp_${mixed(36)}`),
  text("github-refresh-token", `ghr_${mixed(36)}`),
  text("gitlab-cicd-job-token", `glcbt-64_${mixed(20)}`),
  text("gitlab-deploy-token", `gldt-${mixed(20)}`),
  text("gitlab-feature-flag-client-token", `glffct-${mixed(20)}`),
  text("gitlab-feed-token", `glft-${mixed(20)}`),
  text("gitlab-incoming-mail-token", `glimt-${mixed(25)}`),
  text("gitlab-kubernetes-agent-token", `glagent-${mixed(50)}`),
  text("gitlab-oauth-app-secret", `gloas-${mixed(64)}`),
  text("gitlab-pat", `glpat-${mixed(20)}`),
  text("gitlab-pat-routable", `glpat-${mixed(27)}.01${lower(7)}`),
  text("gitlab-ptt", `glptt-${hex(40)}`),
  text("gitlab-rrt", `GR1348941${mixed(20)}`),
  text("gitlab-runner-authentication-token", `glrt-${mixed(20)}`),
  text("gitlab-runner-authentication-token-routable", `glrt-t1_${mixed(27)}.01${lower(7)}`),
  text("gitlab-scim-token", `glsoat-${mixed(20)}`),
  text("gitlab-session-cookie", `_gitlab_session=${lower(32)}`),
  text("grafana-api-key", `eyJrIjoi${mixed(80)}`),
  text("grafana-cloud-api-token", `glc_${mixed(40)}`),
  text("grafana-service-account-token", `glsa_${mixed(32)}_${hex(8)}`),
  text("harness-api-key", `pat.${mixed(22)}.${mixed(24)}.${mixed(20)}`),
  text("hashicorp-tf-api-token", `${mixed(14)}.atlasv1.${mixed(64)}`),
  text("heroku-api-key-v2", `HRKU-AA${mixed(58)}`),
  text("huggingface-access-token", `hf_${chars("letters", 34)}`),
  text("huggingface-organization-api-token", `api_org_${chars("letters", 34)}`),
  text("infracost-api-token", `ico-${mixed(32)}`),
  text("intra42-client-secret", `s-s4t2ud-${hex(64)}`),
  text("jwt", jwt()),
  text("jwt-base64", base64(jwt())),
  text("linear-api-key", `lin_api_${mixed(40)}`),
  text("maxmind-license-key", `${mixed(6)}_${mixed(29)}_mmk`),
  text(
    "microsoft-teams-webhook",
    `https://acme.webhook.office.com/webhookb2/${uuid()}@${uuid()}/IncomingWebhook/${hex(32)}/${uuid()}`,
  ),
  text("notion-api-token", `ntn_${chars("digits", 11)}${mixed(35)}`),
  text("npm-access-token", `npm_${mixed(36)}`),
  text("nuget-config-password", `<add key="ClearTextPassword" value="${mixed(12)}" />`),
  text("octopus-deploy-api-key", `API-${chars("upper", 26)}`),
  text("openai-api-key", `sk-proj-${mixed(74)}T3BlbkFJ${mixed(74)}`),
  text("openshift-user-token", `sha256~${mixed(43)}`),
  text("perplexity-api-key", `pplx-${mixed(48)}`),
  text("plaid-api-token", `access-sandbox-${uuid()}`),
  text("planetscale-api-token", `pscale_tkn_${mixed(43)}`),
  text("planetscale-oauth-token", `pscale_oauth_${mixed(43)}`),
  text("planetscale-password", `pscale_pw_${mixed(43)}`),
  text("postman-api-token", `PMAK-${hex(24)}-${hex(34)}`),
  text("prefect-api-token", `pnu_${mixed(36)}`),
  text(
    "private-key",
    `-----BEGIN ${"RSA PRIVATE"} KEY-----\n${mixed(64)}\n-----END ${"RSA PRIVATE"} KEY-----`,
  ),
  text("pulumi-api-token", `pul-${hex(40)}`),
  text("pypi-upload-token", `pypi-AgEIcHlwaS5vcmc${mixed(60)}`),
  text("readme-api-token", `rdme_${lower(70)}`),
  text("rubygems-api-token", `rubygems_${hex(48)}`),
  text("scalingo-api-token", `tk-us-${mixed(48)}`),
  text("sendgrid-api-token", `SG.${mixed(22)}.${mixed(43)}`),
  text("sendinblue-api-token", `xkeysib-${hex(64)}-${mixed(16)}`),
  text("sentry-org-token", `sntrys_eyJpYXQiO${mixed(40)}LCJyZWdpb25fdXJs${mixed(30)}_${mixed(43)}`),
  text("sentry-user-token", `sntryu_${hex(64)}`),
  text("settlemint-application-access-token", `sm_aat_${mixed(16)}`),
  text("settlemint-personal-access-token", `sm_pat_${mixed(16)}`),
  text("settlemint-service-access-token", `sm_sat_${mixed(16)}`),
  text("shippo-api-token", `shippo_live_${hex(40)}`),
  text("shopify-access-token", `shpat_${hex(32)}`),
  text("shopify-custom-access-token", `shpca_${hex(32)}`),
  text("shopify-private-app-access-token", `shppa_${hex(32)}`),
  text("shopify-shared-secret", `shpss_${hex(32)}`),
  text("sidekiq-sensitive-url", `https://${hex(8)}:${hex(8)}@gems.contribsys.com/`),
  text("slack-app-token", `xapp-1-${chars("upper", 11)}-${chars("digits", 13)}-${hex(64)}`),
  text("slack-bot-token", `xoxb-${chars("digits", 12)}-${chars("digits", 12)}-${mixed(24)}`),
  text("slack-config-access-token", `xoxe.xoxp-1-${chars("upper", 163)}`),
  text("slack-config-refresh-token", `xoxe-1-${chars("upper", 146)}`),
  text("slack-legacy-bot-token", `xoxb-${chars("digits", 12)}-${mixed(24)}`),
  text(
    "slack-legacy-token",
    `xoxs-${chars("digits", 11)}-${chars("digits", 11)}-${chars("digits", 12)}-${hex(10)}`,
  ),
  text("slack-legacy-workspace-token", `xoxa-2-${mixed(40)}`),
  text(
    "slack-user-token",
    `xoxp-${chars("digits", 12)}-${chars("digits", 12)}-${chars("digits", 12)}-${hex(32)}`,
  ),
  text(
    "slack-webhook-url",
    `https://hooks.slack.com/services/T${chars("upper", 9)}/B${chars("upper", 9)}/${mixed(24)}`,
  ),
  text("sourcegraph-access-token", `sgp_${hex(16)}_${hex(40)}`),
  text("square-access-token", `sq0atp-${mixed(22)}`),
  text("stripe-access-token", `sk_live_${mixed(24)}`),
  text("telegram-bot-api-token", `${chars("digits", 9)}:AA${mixed(33)}`),
  text("twilio-api-key", `SK${hex(32)}`),
  text("typeform-api-token", `tfp_${lower(59)}`),
  text("vault-batch-token", `hvb.${mixed(140)}`),
  text("vault-service-token", `hvs.${mixed(95)}`),
  text("mailgun-private-api-token", `key-${hex(32)}`),
  text("mailchimp-api-key", `${hex(32)}-us12`),
  text("mapbox-api-token", `pk.eyJ${lower(57)}.${lower(22)}`),
  text("new-relic-browser-api-token", `NRJS-${hex(19)}`),
  text("new-relic-insert-key", `NRII-${lower(32)}`),
  text("new-relic-user-api-key", `NRAK-${chars("upper", 27)}`),
  text("okta-access-token", `00${mixed(40)}`),
  text("yandex-access-token", `t1.${mixed(30)}.${mixed(86)}`),
  text("yandex-api-key", `AQVN${mixed(36)}`),
  text("lob-api-key", `live_${hex(35)}`),
  text("lob-pub-api-key", `test_pub_${hex(31)}`),
  text("sonar-api-token", `squ_${hex(40)}`),
  text(
    "kubernetes-secret-yaml",
    `apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\ndata:\n  password: ${base64(mixed(12))}\n`,
  ),
  // secretlint and detect-secrets
  text("secretlint: basic auth", `https://admin:${mixed(12)}@example.com/`),
  text("secretlint: cloudflare user token", `cfut_${mixed(40)}${hex(8)}`),
  text("secretlint: MongoDB", `mongodb+srv://app:${mixed(12)}@cluster.example.com/db`),
  text("secretlint: MySQL", `jdbc:mysql://app:${mixed(12)}@db.example.com/app`),
  text("secretlint: PostgreSQL", `postgresql://app:${mixed(12)}@db.example.com/app`),
  text("secretlint: Docker Hub", `dckr_pat_${mixed(27)}`),
  text("secretlint: Figma", `figd_${mixed(44)}`),
  text("secretlint: GitHub App token", `ghs_1234567_${mixed(30)}.${mixed(40)}.${mixed(43)}`),
  text("secretlint: Groq", `gsk_${mixed(52)}`),
  text("secretlint: Vault recovery token", `hvr.${mixed(95)}`),
  text("secretlint: npm, x-oauth-basic", `https://${hex(40)}:x-oauth-basic@github.com/acme/x.git`),
  text("secretlint: npm, _authToken", `//npm.example.com/:_authToken=${uuid()}`),
  text("secretlint: Tailscale", `tskey-auth-${mixed(12)}-${mixed(32)}`),
  text("secretlint: Vercel", `vcp_${mixed(24)}`),
  text("secretlint: Google service account", `{"type":"service_account","private_key_id":"${hex(40)}"}`),
  text(
    "detect-secrets: Azure storage",
    `DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=${mixed(86)}==;EndpointSuffix=core.windows.net`,
  ),
  text("detect-secrets: Cloudant", `https://acme:${hex(64)}@acme.cloudant.com`),
  text("detect-secrets: Discord", `${"M"}${mixed(23)}.${mixed(6)}.${mixed(27)}`),
  text("detect-secrets: SoftLayer", `https://api.softlayer.com/soap/v3/${lower(64)}`),
  text("detect-secrets: Square OAuth", `sq0csp-${mixed(43)}`),
];

/** Without a form of their own: found by the name of the setting. */
const BY_NAME: readonly TokenKind[] = [
  setting("adafruit-api-key", "ADAFRUIT_IO_KEY", mixed(32)),
  setting("airtable-api-key", "AIRTABLE_API_KEY", lower(17)),
  setting("algolia-api-key", "ALGOLIA_ADMIN_KEY", hex(32)),
  setting("alibaba-secret-key", "ALIBABA_CLOUD_ACCESS_KEY_SECRET", lower(30)),
  setting("asana-client-secret", "asana_client_secret", lower(32)),
  setting("atlassian-api-token", "JIRA_API_TOKEN", `${lower(20)}${hex(4)}`),
  setting("beamer-api-token", "BEAMER_API_TOKEN", `b_${lower(44)}`),
  setting("bitbucket-client-secret", "bitbucketClientSecret", lower(64)),
  setting("bittrex-access-key", "BITTREX_ACCESS_KEY", lower(32)),
  setting("bittrex-secret-key", "BITTREX_SECRET_KEY", lower(32)),
  setting("cisco-meraki-api-key", "MERAKI_DASHBOARD_API_KEY", hex(40)),
  setting("cloudflare-api-key", "CLOUDFLARE_API_TOKEN", mixed(40)),
  setting("cloudflare-global-api-key", "CLOUDFLARE_API_KEY", hex(37)),
  setting("codecov-access-token", "CODECOV_TOKEN", lower(32)),
  setting("cohere-api-token", "CO_API_KEY", mixed(40)),
  setting("coinbase-access-token", "COINBASE_ACCESS_TOKEN", lower(64)),
  setting("confluent-access-token", "CONFLUENT_ACCESS_TOKEN", chars("upper", 16)),
  setting("confluent-secret-key", "CONFLUENT_CLOUD_API_SECRET", mixed(64)),
  setting("contentful-delivery-api-token", "CONTENTFUL_ACCESS_TOKEN", mixed(43)),
  setting("datadog-access-token", "DD_APP_KEY", hex(40)),
  setting("discord-api-token", "DISCORD_API_TOKEN", hex(64)),
  setting("discord-client-secret", "DISCORD_CLIENT_SECRET", mixed(32)),
  setting("droneci-access-token", "DRONECI_TOKEN", lower(32)),
  setting("dropbox-api-token", "DROPBOX_TOKEN", lower(15)),
  setting("etsy-access-token", "ETSY_ACCESS_TOKEN", lower(24)),
  setting("facebook-access-token", "FACEBOOK_ACCESS_TOKEN", `${chars("digits", 15)}|${mixed(27)}`),
  setting("facebook-secret", "FACEBOOK_APP_SECRET", hex(32)),
  setting("fastly-api-token", "FASTLY_API_TOKEN", mixed(32)),
  setting("finicity-api-token", "FINICITY_API_TOKEN", hex(32)),
  setting("finicity-client-secret", "FINICITY_CLIENT_SECRET", lower(20)),
  setting("finnhub-access-token", "FINNHUB_TOKEN", lower(20)),
  setting("flickr-access-token", "FLICKR_ACCESS_TOKEN", hex(32)),
  setting("freshbooks-access-token", "FRESHBOOKS_ACCESS_TOKEN", hex(64)),
  setting("generic-api-key", "SERVICE_API_KEY", mixed(24)),
  setting("gitter-access-token", "GITTER_ACCESS_TOKEN", hex(40)),
  setting("gocardless-api-token", "GOCARDLESS_API_TOKEN", `live_${mixed(40)}`),
  setting("hashicorp-tf-password", "administrator_login_password", "correct-horse-1"),
  setting("heroku-api-key", "HEROKU_API_KEY", uuid()),
  setting("hubspot-api-key", "HUBSPOT_API_KEY", uuid().toUpperCase()),
  setting("intercom-api-key", "INTERCOM_API_KEY", mixed(60)),
  setting("jfrog-api-key", "JFROG_API_KEY", lower(73)),
  setting("jfrog-identity-token", "JFROG_IDENTITY_TOKEN", lower(64)),
  setting("kraken-access-token", "KRAKEN_ACCESS_TOKEN", mixed(84)),
  setting("kucoin-access-token", "KUCOIN_ACCESS_TOKEN", hex(24)),
  setting("kucoin-secret-key", "KUCOIN_SECRET_KEY", uuid()),
  setting("launchdarkly-access-token", "LAUNCHDARKLY_ACCESS_TOKEN", mixed(40)),
  setting("linear-client-secret", "LINEAR_CLIENT_SECRET", hex(32)),
  setting("linkedin-client-secret", "LINKEDIN_CLIENT_SECRET", mixed(16)),
  setting("looker-client-secret", "LOOKER_CLIENT_SECRET", lower(24)),
  setting("mailgun-signing-key", "MAILGUN_SIGNING_KEY", `${hex(32)}-${hex(8)}-${hex(8)}`),
  setting("mattermost-access-token", "MATTERMOST_ACCESS_TOKEN", lower(26)),
  setting("messagebird-api-token", "MESSAGEBIRD_API_TOKEN", mixed(25)),
  setting("netlify-access-token", "NETLIFY_AUTH_TOKEN", mixed(43)),
  setting("nytimes-access-token", "NYTIMES_API_KEY", mixed(32)),
  setting("plaid-secret-key", "PLAID_SECRET", hex(30)),
  setting("privateai-api-token", "PRIVATE_AI_API_KEY", hex(32)),
  setting("rapidapi-access-token", "RAPIDAPI_KEY", mixed(50)),
  setting("sendbird-access-token", "SENDBIRD_API_TOKEN", hex(40)),
  setting("sentry-access-token", "SENTRY_AUTH_TOKEN", hex(64)),
  setting("sidekiq-secret", "BUNDLE_ENTERPRISE__CONTRIBSYS__COM", `${hex(8)}:${hex(8)}`),
  setting("snyk-api-token", "SNYK_TOKEN", uuid()),
  setting("squarespace-access-token", "SQUARESPACE_ACCESS_TOKEN", uuid()),
  setting("sumologic-access-token", "SUMOLOGIC_ACCESSKEY", mixed(64)),
  setting("travisci-access-token", "TRAVIS_TOKEN", mixed(22)),
  setting("twitch-api-token", "TWITCH_CLIENT_SECRET", lower(30)),
  setting("twitter-access-secret", "TWITTER_ACCESS_TOKEN_SECRET", mixed(45)),
  setting("twitter-access-token", "TWITTER_ACCESS_TOKEN", `${chars("digits", 18)}-${mixed(30)}`),
  setting("twitter-api-key", "TWITTER_API_KEY", mixed(25)),
  setting("twitter-api-secret", "TWITTER_API_SECRET", mixed(50)),
  setting("twitter-bearer-token", "TWITTER_BEARER_TOKEN", `${"A".repeat(22)}${mixed(90)}`),
  setting("yandex-aws-access-token", "YANDEX_SECRET_ACCESS_KEY", `YC${mixed(38)}`),
  setting("zendesk-secret-key", "ZENDESK_SECRET_KEY", lower(40)),
  // secretlint and detect-secrets
  setting("secretlint: AWS secret access key", "AWS_SECRET_ACCESS_KEY", mixed(40)),
  setting("secretlint: Azure client secret", "AZURE_CLIENT_SECRET", mixed(40)),
  setting("secretlint: secp256k1 private key", "ETH_PRIVATE_KEY", hex(64)),
  setting("detect-secrets: IBM Cloud IAM", "IBM_CLOUD_IAM_API_KEY", mixed(44)),
  setting("detect-secrets: IBM COS HMAC", "COS_HMAC_SECRET_ACCESS_KEY", hex(48)),
  setting("detect-secrets: keyword", "db_pass", "tr0ub4dor"),
];

/** Identifiers and public keys that gitleaks lists beside what belongs to them. They stay visible on purpose. */
export const NOT_SECRET: readonly TokenKind[] = [
  setting("adobe-client-id", "ADOBE_CLIENT_ID", hex(32)),
  setting("asana-client-id", "ASANA_CLIENT_ID", chars("digits", 16)),
  setting("bitbucket-client-id", "BITBUCKET_CLIENT_ID", lower(32)),
  setting("discord-client-id", "DISCORD_CLIENT_ID", chars("digits", 18)),
  setting("linkedin-client-id", "LINKEDIN_CLIENT_ID", lower(14)),
  setting("looker-client-id", "LOOKER_CLIENT_ID", lower(20)),
  setting("mailgun-pub-key", "MAILGUN_PUBLIC_KEY", `pubkey-${hex(32)}`),
  setting("messagebird-client-id", "MESSAGEBIRD_CLIENT_ID", uuid()),
  setting("new-relic-user-api-id", "NEW_RELIC_USER_API_ID", lower(64)),
  setting("plaid-client-id", "PLAID_CLIENT_ID", hex(24)),
  setting("sendbird-access-id", "SENDBIRD_ACCESS_ID", uuid()),
  setting("sumologic-access-id", "SUMO_ACCESS_ID", `su${mixed(12)}`),
];

/** A rule of gitleaks about a kind of file, which no setting of a plan is. */
export const NOT_LOOKED_FOR: readonly string[] = ["pkcs12-file"];

export const TOKEN_KINDS: readonly TokenKind[] = [...BY_FORM, ...BY_NAME];
