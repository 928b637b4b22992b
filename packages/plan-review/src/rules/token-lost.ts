import type { Path } from "@infra-tools/terraform-plan/path";
import { isList, isObject, type Value } from "@infra-tools/terraform-plan/value";
import { create, update } from "../example";
import type { Issue, Rule } from "../rule";

/**
 * Numbers that CDK for Terraform puts in the place of references until synthesis: doubles near -1.9e289.
 * https://github.com/hashicorp/terraform-cdk/blob/main/packages/cdktf/lib/tokens/private/encoding.ts
 */
const NUMBER_TOKENS = { min: -1.9e289, max: -1.8e288 } as const;

/** The same for texts and lists. */
const TEXT_TOKEN = /\$\{TfToken\[|#\{TfToken\[/;

function isToken(value: Value): boolean {
  if (typeof value === "number") return value >= NUMBER_TOKENS.min && value <= NUMBER_TOKENS.max;
  return typeof value === "string" && TEXT_TOKEN.test(value);
}

function tokenPaths(value: Value, path: Path = []): readonly Path[] {
  if (isToken(value)) return [path];
  if (isList(value)) return value.flatMap((item, index) => tokenPaths(item, [...path, index]));
  if (isObject(value))
    return Object.entries(value).flatMap(([key, inner]) => tokenPaths(inner, [...path, key]));
  return [];
}

const issue = (path: Path): Issue => ({
  path,
  message:
    "The value is a placeholder of CDK for Terraform that synthesis did not replace. It is no real value.",
  advice:
    "Do not calculate with an attribute of another resource in TypeScript; use Fn or Op, or a text template.",
});

export const tokenLost: Rule<"token-lost"> = {
  id: "token-lost",
  title: "Unresolved placeholder",
  group: "plan",
  severity: "danger",
  explanation:
    "An attribute holds a token of CDK for Terraform: code calculated with a reference before its value was known, so that a placeholder is deployed as if it were a value.",
  checks: [
    ({ change }) =>
      change.action === "no-op" || change.after === undefined ? [] : tokenPaths(change.after).map(issue),
  ],
  examples: {
    bad: [
      create("aws_sqs_queue", { visibility_timeout_seconds: -1.8881545897087626e289 }),
      update("aws_s3_bucket", { bucket: "logs" }, { bucket: "logs-${TfToken[TOKEN.7]}" }),
    ],
    fine: [
      create("aws_sqs_queue", { visibility_timeout_seconds: 30 }),
      update("aws_s3_bucket", { bucket: "logs" }, { bucket: "logs-TfToken" }),
    ],
  },
};
