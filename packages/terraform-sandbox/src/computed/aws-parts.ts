import type { ValueObject } from "@infra-tools/terraform-plan/value";
import { isList } from "@infra-tools/terraform-plan/value";
import { textAt } from "../provider/values";

/** The account the provider works in: what its configuration says, else the one that AWS' documentation uses. */
export function awsAccount(config: ValueObject): string {
  const allowed = config["allowed_account_ids"];
  const first = isList(allowed) ? allowed[0] : undefined;
  if (typeof first === "string") return first;
  const role =
    textAt(config, "assume_role.role_arn") ?? textAt(config, "assume_role_with_web_identity.role_arn");
  return /^arn:aws[^:]*:iam::(\d{12}):/.exec(role ?? "")?.[1] ?? "123456789012";
}

export function awsRegion(config: ValueObject): string {
  return textAt(config, "region") ?? "us-east-1";
}

/** Route 53's zone of a region's S3 endpoints: https://docs.aws.amazon.com/general/latest/gr/s3.html */
export const S3_HOSTED_ZONES: { readonly [region: string]: string } = {
  "us-east-1": "Z3AQBSTGFYJSTF",
  "us-east-2": "Z2O1EMRO9K5GLX",
  "us-west-1": "Z2F56UZL2M1ACD",
  "us-west-2": "Z3BJ6K6RIION7M",
  "eu-central-1": "Z21DNDUVLTQW6Q",
  "eu-west-1": "Z1BKCTXD74EZPE",
  "eu-west-2": "Z3GKZC51ZF0DB4",
};
