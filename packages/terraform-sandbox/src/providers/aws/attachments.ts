import type { ValueObject } from "@infra-tools/terraform-plan/value";
import type { Cloud, JsonObject } from "../../cloud/cloud";

const ATTACHMENTS = [
  "aws_iam_group_policy_attachment",
  "aws_iam_role_policy_attachment",
  "aws_iam_user_policy_attachment",
];

/** A managed policy with the number of principals that it is attached to, as GetPolicy counts them. */
export function withAttachments(policy: ValueObject, cloud: Cloud): ValueObject {
  const attached = ATTACHMENTS.flatMap((type) => objects(cloud, type, "policy_arn", policy["arn"]));
  return { ...policy, attachment_count: attached.length };
}

/** A role with the policies that other resources attach to it or write into it, which its read lists. */
export function withPolicies(role: ValueObject, cloud: Cloud): ValueObject {
  const attached = objects(cloud, "aws_iam_role_policy_attachment", "role", role["name"]);
  const inline = objects(cloud, "aws_iam_role_policy", "role", role["name"]);
  return {
    ...role,
    ...(attached.length === 0
      ? {}
      : { managed_policy_arns: attached.map((each) => each["policy_arn"] ?? "") }),
    ...(inline.length === 0
      ? {}
      : {
          inline_policy: inline.map(({ name, policy }) => ({ name: name ?? "", policy: policy ?? "" })),
        }),
  };
}

function objects(
  cloud: Cloud,
  type: string,
  attribute: string,
  value: JsonObject[string] | ValueObject[string] | undefined,
): readonly JsonObject[] {
  return cloud
    .list(type)
    .map(({ object }) => object.attributes)
    .filter((attributes) => attributes[attribute] === value);
}
