import { parseJson, type ValueObject } from "@infra-tools/terraform-plan/value";
import { textAt } from "../../values";
import type { ApiRule } from "../api-rule";
import { nameRule } from "../name-rule";
import type { Refusal } from "../resource-type";

/** General purpose buckets. */
export const BUCKET_NAME: ApiRule = nameRule({
  name: "S3 bucket name",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html",
  path: "bucket",
  pattern: /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
  must: "have 3 to 63 lower case letters, digits, dots or hyphens, and begin and end with a letter or digit",
  except: [
    [/\.\./, "not have two dots in a row"],
    [/^\d+\.\d+\.\d+\.\d+$/, "not have the form of an IP address"],
    [/^(xn--|sthree-|amzn-s3-demo-)/, "not begin with a reserved prefix"],
    [/(-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/, "not end with a reserved suffix"],
  ],
});

const IAM = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html";

function iamName(name: string, max: number): ApiRule {
  return nameRule({
    name,
    source: IAM,
    path: "name",
    pattern: new RegExp(`^[\\w+=,.@-]{1,${max}}$`),
    must: `have at most ${max} letters, digits or characters of +=,.@_-`,
  });
}

export const ROLE_NAME: ApiRule = iamName("IAM role name", 64);
export const USER_NAME: ApiRule = iamName("IAM user name", 64);
export const GROUP_NAME: ApiRule = iamName("IAM group name", 128);
export const POLICY_NAME: ApiRule = iamName("IAM policy name", 128);

/** Names of users, roles and groups are unique whatever their case. */
export const UNIQUE_IAM_NAME: ApiRule = {
  name: "IAM unique name",
  source:
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-friendly-names",
  refusals: ({ type, object, prior, cloud }) => {
    const name = textAt(object, "name");
    if (name === undefined || prior !== null) return [];
    const taken = cloud
      .list(type)
      .map((entry) => textAt(entry.object.attributes, "name") ?? "")
      .find((each) => each !== name && each.toLowerCase() === name.toLowerCase());
    if (taken === undefined) return [];
    return [
      { attribute: "name", message: `EntityAlreadyExists: "${taken}" differs from "${name}" in case alone` },
    ];
  },
};

/** Size and grammar of a policy document. */
export function policyRule(attribute: string, max: number): ApiRule {
  return {
    name: "IAM policy document",
    source: IAM,
    refusals: ({ object }) => {
      const policy = object[attribute];
      if (typeof policy !== "string" || policy === "") return [];
      const size = policy.replace(/\s+/g, "").length;
      const long = `LimitExceeded: the policy has ${size} characters without white space, of at most ${max}`;
      return [...(size > max ? [{ attribute, message: long }] : []), ...grammarRefusals(attribute, policy)];
    },
  };
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
function grammarRefusals(attribute: string, policy: string): readonly Refusal[] {
  const statements = statementsOf(policy);
  const malformed = (detail: string): Refusal => ({
    attribute,
    message: `MalformedPolicyDocument: ${detail}`,
  });
  if (statements === undefined) return [malformed("the policy has no Statement")];
  return statements.flatMap((statement, index) => {
    const { Effect: effect } = statement;
    const acts = "Action" in statement || "NotAction" in statement;
    return [
      ...(effect === "Allow" || effect === "Deny"
        ? []
        : [malformed(`statement ${index + 1} needs the Effect Allow or Deny`)]),
      ...(acts ? [] : [malformed(`statement ${index + 1} needs an Action or NotAction`)]),
    ];
  });
}

function statementsOf(policy: string): readonly ValueObject[] | undefined {
  const { Statement: statement }: ValueObject = Object(parseJson(policy));
  const all = Array.isArray(statement) ? statement : statement === undefined ? [] : [statement];
  const objects = all.filter((each) => typeof each === "object" && each !== null);
  return objects.length === 0 ? undefined : objects;
}
