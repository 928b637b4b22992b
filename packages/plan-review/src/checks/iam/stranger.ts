import { parseAddresses, subtractRanges } from "../../values/cidr";
import { covers } from "../../values/wildcard";
import type { Condition, Statement } from "./statement";

/** Values of condition keys in a request; a key that is missing is not in the request. */
type RequestContext = Readonly<Record<string, string>>;

const ACCOUNT = "999988887777";

/** Requests of somebody who has nothing to do with the owner of the policy. A policy that lets one of them in is public. */
const STRANGERS: readonly RequestContext[] = [
  // Not signed in.
  { "aws:sourceip": "8.8.8.8", "aws:principalisawsservice": "false", "aws:viaawsservice": "false" },
  { "aws:sourceip": "203.0.112.9", "aws:principalisawsservice": "false", "aws:viaawsservice": "false" },
  // Signed in to an account and an organization of their own.
  {
    "aws:sourceip": "8.8.8.8",
    "aws:principalarn": `arn:aws:iam::${ACCOUNT}:user/stranger`,
    "aws:principalaccount": ACCOUNT,
    "aws:principalorgid": "o-zzzzzzzzzz",
    "aws:principalorgpaths": "o-zzzzzzzzzz/r-zzzz/ou-zzzz-zzzzzzzz/",
    "aws:userid": "AIDAZZZZZZZZZZZZZZZZZ",
    "aws:username": "stranger",
    "aws:principalisawsservice": "false",
    "aws:viaawsservice": "false",
  },
  // A service of AWS that acts for a resource of theirs.
  {
    "aws:sourcearn": `arn:aws:sns:eu-west-1:${ACCOUNT}:stranger`,
    "aws:sourceaccount": ACCOUNT,
    "aws:sourceorgid": "o-zzzzzzzzzz",
    "aws:principalisawsservice": "true",
  },
];

/**
 * Keys that describe the principal or the network: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 * lists those that make a policy not public. All other keys are chosen by the sender of the request.
 */
const DESCRIBING_KEYS =
  /^(aws:(principal(arn|account|orgid|orgpaths|servicename|isawsservice|tag\/.+)|source(account|arn|ip|orgid|orgpaths|owner|vpc|vpce|vpcarn|identity)|userid|username|federatedprovider|viaawsservice)|s3:(dataaccesspointarn|dataaccesspointaccount)|lambda:.*|kms:(calleraccount|viaservice)|sns:endpoint|elasticfilesystem:accesspointarn)$/;

/** Subjects of jobs in a project of somebody else. */
const GITLAB_STRANGER = "project_path:stranger/project:ref_type:branch:ref:main";
const GITHUB_STRANGER = "repo:stranger/project:ref:refs/heads/main";

/** Issuers whose tokens anyone can get, with the claims of a stranger's token. `*`: chosen by the stranger. */
const SHARED_ISSUERS: readonly (readonly [issuer: RegExp, claims: RequestContext])[] = [
  [/oidc-provider\/gitlab\.com/, { sub: GITLAB_STRANGER, aud: "*" }],
  [/oidc-provider\/token\.actions\.githubusercontent\.com/, { sub: GITHUB_STRANGER, aud: "*" }],
  [
    /oidc-provider\/app\.terraform\.io/,
    { sub: "organization:stranger:project:p:workspace:w:run_phase:apply", aud: "*" },
  ],
  [
    /^Federated:(.*oidc-provider\/)?accounts\.google\.com/,
    { sub: "100000000000000000009", aud: "stranger", oaud: "stranger" },
  ],
  [
    /^Federated:cognito-identity\.amazonaws\.com/,
    { sub: "eu-west-1:stranger", aud: "eu-west-1:stranger", amr: "authenticated" },
  ],
  [
    /^Federated:(graph\.facebook\.com|www\.amazon\.com)/,
    { sub: "stranger", aud: "stranger", app_id: "stranger" },
  ],
];

/** A statement that allows something to everyone in the world, or to everyone with an account at a shared issuer. */
export function isPublic(statement: Statement): boolean {
  if (statement.effect !== "Allow" || statement.principals === undefined) return false;
  const { mode, patterns } = statement.principals;
  const issuer =
    mode === "only"
      ? SHARED_ISSUERS.find(([pattern]) => patterns.some((name) => pattern.test(name)))
      : undefined;
  if (issuer !== undefined)
    return statement.conditions.every((condition) => passesClaim(condition, issuer[1]));
  const isAnyone = mode === "except" || patterns.some((name) => /^(AWS:)?\*+$/.test(name));
  return (
    isAnyone &&
    STRANGERS.some((request) => statement.conditions.every((condition) => passes(condition, request)))
  );
}

/** Subjects that somebody else at a private issuer has: a pod of the cluster, a project of the GitLab. */
const OTHER_SUBJECTS: readonly string[] = [
  "system:serviceaccount:stranger:stranger",
  GITLAB_STRANGER,
  GITHUB_STRANGER,
];

/** A statement that trusts every identity of an issuer of tokens: no claim but the audience narrows it. */
export function admitsWholeIssuer({ effect, principals, conditions }: Statement): boolean {
  const isFederated =
    principals?.mode === "only" && principals.patterns.some((name) => name.includes("oidc-provider/"));
  if (effect !== "Allow" || !isFederated) return false;
  const claims = conditions.filter(({ key }) => !key.endsWith(":aud"));
  return OTHER_SUBJECTS.some((sub) =>
    claims.every((condition) => condition.key.endsWith(":sub") && compare(condition, sub)),
  );
}

function passesClaim(condition: Condition, claims: RequestContext): boolean {
  const claim = condition.key.split(":").at(-1) ?? "";
  const value = claims[claim];
  if (value === "*") return true;
  // Other claims, as `repository_owner`, are the stranger's too.
  if (value === undefined && condition.key.startsWith("aws:")) return passes(condition, {});
  return compare(condition, value ?? "stranger");
}

function passes(condition: Condition, request: RequestContext): boolean {
  const { key } = condition;
  if (!DESCRIBING_KEYS.test(key)) return true;
  return compare(condition, request[key]);
}

/** Evaluates a condition for one value of its key; undefined if the request has no such key. */
function compare({ operator, values }: Condition, value: string | undefined): boolean {
  const [, quantifier = "", rest = ""] =
    /^(?:(forallvalues|foranyvalue):)?(.*)$/.exec(operator.toLowerCase()) ?? [];
  const ifExists = rest.endsWith("ifexists");
  const name = ifExists ? rest.slice(0, -"ifexists".length) : rest;
  if (name === "null")
    return values.some((text) => (text.toLowerCase() === "true") === (value === undefined));
  const isNegative = name.includes("not");
  if (value === undefined) return ifExists || isNegative || quantifier === "forallvalues";
  const isMatch = values.some((pattern) => matches(name, pattern, value));
  return isMatch !== isNegative;
}

function matches(operator: string, pattern: string, value: string): boolean {
  if (operator.includes("ipaddress")) {
    const [all, one] = [parseAddresses(pattern), parseAddresses(value)];
    return all !== undefined && one !== undefined && subtractRanges(one, all).length === 0;
  }
  if (operator.includes("like") || operator.startsWith("arn")) return covers(pattern, value);
  if (operator.startsWith("date") || operator.startsWith("numeric")) return true;
  return pattern.toLowerCase() === value.toLowerCase();
}
