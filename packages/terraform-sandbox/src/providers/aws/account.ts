import { isList, type ValueObject } from "@infra-tools/terraform-plan/value";
import { textAt } from "../../values";
import type { ComputeContext, ComputedValues } from "../computed-values";

/** The provider's account: from its configuration, else the account of AWS' documentation. */
export function awsAccount(config: ValueObject): string {
  const allowed = config["allowed_account_ids"];
  const first = isList(allowed) ? allowed[0] : undefined;
  if (typeof first === "string") return first;
  const role =
    textAt(config, "assume_role.role_arn") ?? textAt(config, "assume_role_with_web_identity.role_arn");
  return /^arn:aws[^:]*:iam::(\d{12}):/.exec(role ?? "")?.[1] ?? "123456789012";
}

/** The provider's region. */
export function awsRegion(config: ValueObject): string {
  return textAt(config, "region") ?? "us-east-1";
}

/** The resource's region, else the provider's. */
export function region(context: ComputeContext): string {
  return context.text("region") || awsRegion(context.config);
}

/** Values of every regional resource. */
export const REGION: ComputedValues = { region };
