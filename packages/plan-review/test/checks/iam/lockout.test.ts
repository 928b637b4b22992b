import type { Json } from "@infra-tools/terraform-plan/value";
import { policy } from "../../../src/example";
import { create, findings, update } from "../plans";

const ROOT = { AWS: "arn:aws:iam::111122223333:root" };
const ADMIN = { AWS: "arn:aws:iam::111122223333:role/admin" };
const allow = (Principal: Json, Action: Json) => ({ Effect: "Allow", Principal, Action, Resource: "*" });
const deny = (more: { readonly [key: string]: Json } = {}) => ({
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: ["arn:aws:s3:::b", "arn:aws:s3:::b/*"],
  ...more,
});

type Statements = readonly { readonly [key: string]: unknown }[];

/** Severities and sentences about a lockout by a new policy, or by a changed one. */
function lockouts(type: string, after: Statements, before?: Statements): readonly string[] {
  const text = (statements: Statements) => ({ policy: policy(...statements) });
  const change = before === undefined ? create(type, text(after)) : update(type, text(before), text(after));
  return findings([change])
    .filter(({ rule }) => rule === "administrators-locked-out")
    .map(({ severity, message }) => `${severity}: ${message.split(". ")[0]}`);
}

describe("a Deny for everyone", () => {
  const locked = ["danger: The bucket policy denies everyone, without a condition, to change it"];

  it("locks administrators out when it covers the policy itself", () => {
    expect(lockouts("aws_s3_bucket_policy", [deny()])).toEqual(locked);
    expect(lockouts("aws_s3_bucket_policy", [deny({ Action: ["s3:GetObject", "s3:Put*"] })])).toEqual(locked);
  });

  it("locks them out beside other statements, and when it leaves out actions by name", () => {
    expect(lockouts("aws_s3_bucket_policy", [allow(ADMIN, "s3:Get*"), deny()])).toEqual(locked);
    const { Action: _, ...rest } = deny();
    expect(lockouts("aws_s3_bucket_policy", [{ ...rest, NotAction: "s3:GetObject" }])).toEqual(locked);
    expect(
      lockouts("aws_s3_bucket_policy", [{ ...rest, NotAction: ["s3:*", "kms:*", "s*:*", "ecr:*"] }]),
    ).toEqual([]);
  });

  it("does not with a condition, for others, for other actions, or when it was there before", () => {
    expect(
      lockouts("aws_s3_bucket_policy", [deny({ Condition: { Bool: { "aws:SecureTransport": "false" } } })]),
    ).toEqual([]);
    expect(lockouts("aws_s3_bucket_policy", [deny({ Principal: { AWS: "arn:aws:iam::1:role/a" } })])).toEqual(
      [],
    );
    expect(lockouts("aws_s3_bucket_policy", [deny({ Action: "s3:DeleteObject" })])).toEqual([]);
    expect(lockouts("aws_s3_bucket_policy", [deny(), allow(ADMIN, "s3:Get*")], [deny()])).toEqual([]);
  });
});

describe("the policy of a key", () => {
  it("locks administrators out when nobody may change it", () => {
    expect(lockouts("aws_kms_key", [allow(ADMIN, ["kms:Decrypt"])])).toEqual([
      "danger: The key policy lets nobody change it",
    ]);
    expect(lockouts("aws_kms_key", [allow(ADMIN, ["kms:Decrypt", "kms:Put*"])])).toEqual([]);
  });

  it("does not when another statement lets somebody change it", () => {
    expect(lockouts("aws_kms_key", [allow(ADMIN, ["kms:Decrypt"]), allow(ADMIN, "kms:*")])).toEqual([]);
    expect(lockouts("aws_kms_key", [{ ...allow(ADMIN, "kms:*"), Effect: "Deny" }])).toHaveLength(1);
    const former = [allow(ADMIN, ["kms:Decrypt"])];
    expect(lockouts("aws_kms_key", [allow(ADMIN, ["kms:Encrypt"])], former)).toEqual([]);
  });

  it("is no warning when the account is left in beside others, or was in on a condition only", () => {
    const conditional = {
      ...allow(ROOT, "kms:*"),
      Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } },
    };
    expect(lockouts("aws_kms_key", [allow(ADMIN, "kms:*")], [conditional])).toEqual([]);
    const root = { AWS: ["arn:aws:iam::111122223333:role/a", "arn:aws-cn:iam::111122223333:root"] };
    expect(
      lockouts("aws_kms_key", [allow(ADMIN, "kms:*"), allow(root, "kms:*")], [allow(ROOT, "kms:*")]),
    ).toEqual([]);
    expect(lockouts("aws_kms_key", [allow(ADMIN, "kms:*")], [allow(root, "kms:*")])).toHaveLength(1);
    expect(
      lockouts("aws_kms_key", [allow(ADMIN, "kms:*")], [allow(ROOT, "kms:Decrypt"), allow(ADMIN, "kms:*")]),
    ).toEqual([]);
  });

  it("is a warning when the account's own policies no longer count", () => {
    const both = [allow(ROOT, "kms:*"), allow(ADMIN, "kms:*")];
    expect(lockouts("aws_kms_key", [allow(ADMIN, "kms:*")], both)).toEqual([
      "warning: The key policy no longer leaves it to the account who may use the key",
    ]);
    expect(lockouts("aws_kms_key", both, [allow(ADMIN, "kms:*")])).toEqual([]);
  });

  it("is not asked of other policies, which add to those of the account", () => {
    expect(lockouts("aws_s3_bucket_policy", [allow(ADMIN, ["s3:GetObject"])])).toEqual([]);
  });
});
