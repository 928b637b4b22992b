import type { Json } from "@infra-tools/terraform-plan/value";
import fc from "fast-check";
import { wideningsOf } from "../../../src/checks/iam/compare-policies";
import { policyParser } from "../../../src/checks/iam/statement";

type Written = { readonly [key: string]: Json };

function statements(written: readonly Written[], parse = policyParser()) {
  return parse(JSON.stringify({ Version: "2012-10-17", Statement: written })) ?? [];
}

/** Of two versions, parsed together as a review does, and apart. */
function kinds(before: readonly Written[], after: readonly Written[]): readonly string[] {
  const parse = policyParser();
  const result = wideningsOf(statements(before, parse), statements(after, parse));
  expect(result).toEqual(wideningsOf(statements(before), statements(after)));
  return result.map(({ kind }) => kind);
}

const allow = (action: Json, resource: Json = "*", more: Written = {}): Written => ({
  Effect: "Allow",
  Action: action,
  Resource: resource,
  ...more,
});
const deny = (action: Json, more: Written = {}): Written => ({
  Effect: "Deny",
  Action: action,
  Resource: "*",
  ...more,
});
const condition = (operator: string, key: string, ...values: string[]): Written => ({
  Condition: { [operator]: { [key]: values } },
});
const principal = (...arns: string[]): Written => ({ Principal: { AWS: arns } });

/** A narrower statement, a wider one, and the name of the step from one to the other. */
const ROWS: readonly (readonly [string, readonly Written[], readonly Written[], string])[] = [
  ["an action becomes a wildcard", [allow("s3:ListBucket")], [allow("s3:*")], "allowed"],
  ["a wildcard becomes wider", [allow("s3:Get*")], [allow("s3:*")], "allowed"],
  ["an action is added", [allow(["s3:GetObject"])], [allow(["s3:GetObject", "s3:PutObject"])], "allowed"],
  [
    "a resource becomes a wildcard",
    [allow("s3:GetObject", "arn:aws:s3:::a/*")],
    [allow("s3:GetObject")],
    "allowed",
  ],
  [
    "a statement is added",
    [allow("s3:GetObject")],
    [allow("s3:GetObject"), allow("ec2:RunInstances")],
    "allowed",
  ],
  [
    "NotAction leaves out less",
    [{ Effect: "Allow", NotAction: ["iam:*", "kms:*"], Resource: "*" }],
    [{ Effect: "Allow", NotAction: ["iam:*"], Resource: "*" }],
    "allowed",
  ],
  [
    "Action becomes NotAction",
    [allow("s3:*")],
    [{ Effect: "Allow", NotAction: "iam:*", Resource: "*" }],
    "allowed",
  ],
  [
    "NotResource leaves out less",
    [{ Effect: "Allow", Action: "s3:*", NotResource: ["arn:aws:s3:::a", "arn:aws:s3:::b"] }],
    [{ Effect: "Allow", Action: "s3:*", NotResource: ["arn:aws:s3:::a"] }],
    "allowed",
  ],
  [
    "a role becomes its whole account",
    [allow("sts:AssumeRole", "*", principal("arn:aws:iam::111111111111:role/ci"))],
    [allow("sts:AssumeRole", "*", principal("111111111111"))],
    "allowed",
  ],
  [
    "an account becomes everyone",
    [allow("s3:GetObject", "*", principal("111111111111"))],
    [allow("s3:GetObject", "*", { Principal: "*" })],
    "allowed",
  ],
  [
    "a condition is removed",
    [allow("s3:GetObject", "*", condition("StringEquals", "aws:PrincipalOrgID", "o-1"))],
    [allow("s3:GetObject")],
    "condition-loosened",
  ],
  [
    "a condition takes more values",
    [allow("s3:GetObject", "*", condition("StringEquals", "sub", "a"))],
    [allow("s3:GetObject", "*", condition("StringEquals", "sub", "a", "b"))],
    "condition-loosened",
  ],
  [
    "StringEquals becomes a wider StringLike",
    [
      allow(
        "sts:AssumeRoleWithWebIdentity",
        "*",
        condition("StringEquals", "gitlab.com:sub", "project_path:g/p:ref:main"),
      ),
    ],
    [
      allow(
        "sts:AssumeRoleWithWebIdentity",
        "*",
        condition("StringLike", "gitlab.com:sub", "project_path:g/*"),
      ),
    ],
    "condition-loosened",
  ],
  [
    "addresses in a condition become more",
    [allow("s3:GetObject", "*", condition("IpAddress", "aws:SourceIp", "10.0.0.0/16"))],
    [allow("s3:GetObject", "*", condition("IpAddress", "aws:SourceIp", "10.0.0.0/8"))],
    "condition-loosened",
  ],
  [
    "an operator gets IfExists",
    [allow("s3:GetObject", "*", condition("StringEquals", "aws:sourcevpce", "vpce-1"))],
    [allow("s3:GetObject", "*", condition("StringEqualsIfExists", "aws:sourcevpce", "vpce-1"))],
    "condition-loosened",
  ],
  [
    "a number's bound rises",
    [allow("s3:GetObject", "*", condition("NumericLessThan", "aws:MultiFactorAuthAge", "300"))],
    [allow("s3:GetObject", "*", condition("NumericLessThan", "aws:MultiFactorAuthAge", "3600"))],
    "condition-loosened",
  ],
  ["a Deny is removed", [allow("s3:*"), deny("s3:DeleteBucket")], [allow("s3:*")], "deny-removed"],
  ["a Deny covers less", [deny("s3:*")], [deny("s3:Put*")], "deny-removed"],
  [
    "a Deny gets a condition",
    [deny("s3:*")],
    [deny("s3:*", condition("Bool", "aws:SecureTransport", "false"))],
    "deny-removed",
  ],
];

describe.each(ROWS)("when %s", (_, narrow, wide, kind) => {
  it(`says ${kind}`, () => {
    expect(kinds(narrow, wide)).toEqual([kind]);
  });

  it("says nothing the other way round", () => {
    expect(kinds(wide, narrow)).toEqual([]);
  });
});

describe("what is no change", () => {
  it.each<readonly [string, readonly Written[], readonly Written[]]>([
    ["a scalar and a list of it", [allow("s3:GetObject", ["*"])], [allow(["s3:GetObject"], "*")]],
    ["upper and lower case of actions", [allow("s3:GetObject")], [allow("S3:getobject")]],
    [
      "the order of statements and actions",
      [allow(["a:B", "c:D"]), allow("e:F")],
      [allow("e:F"), allow(["c:D", "a:B"])],
    ],
    ["one statement split in two", [allow(["a:B", "c:D"])], [allow("a:B"), allow("c:D")]],
    ["two statements joined", [allow("a:B"), allow("c:D")], [allow(["a:B", "c:D"])]],
    ["another Sid", [allow("a:B", "*", { Sid: "One" })], [allow("a:B", "*", { Sid: "Two" })]],
    [
      "an account's number and its root",
      [allow("a:B", "*", principal("111111111111"))],
      [allow("a:B", "*", principal("arn:aws:iam::111111111111:root"))],
    ],
    [
      "StringEquals and StringLike with the same plain value",
      [allow("a:B", "*", condition("StringLike", "k", "v"))],
      [allow("a:B", "*", condition("StringEquals", "k", "v"))],
    ],
  ])("%s", (_, before, after) => {
    expect(kinds(before, after)).toEqual([]);
  });
});

it("compares actions and resources of the same statement together", () => {
  const before = [allow("s3:GetObject", "arn:aws:s3:::a/*"), allow("s3:PutObject", "arn:aws:s3:::b/*")];
  const after = [allow(["s3:GetObject", "s3:PutObject"], ["arn:aws:s3:::a/*", "arn:aws:s3:::b/*"])];
  const [widening] = wideningsOf(statements(before), statements(after));
  expect(widening?.grants).toEqual([
    { action: "s3:GetObject", resource: "arn:aws:s3:::b/*", principal: undefined },
    { action: "s3:PutObject", resource: "arn:aws:s3:::a/*", principal: undefined },
  ]);
});

it("parses a statement once that stands in two versions", () => {
  const parse = policyParser();
  const [kept] = statements([allow("a:B")], parse);
  const again = statements([allow("c:D"), allow("a:B")], parse);
  expect(again[1]).toBe(kept);
  expect(again[0]).not.toBe(kept);
});

it("finds no policy in other texts", () => {
  expect(policyParser()("not json")).toBeUndefined();
  expect(policyParser()('{"a": 1}')).toBeUndefined();
  expect(policyParser()("[]")).toBeUndefined();
});

const words = fc.constantFrom("s3:*", "s3:Get*", "s3:GetObject", "ec2:*", "*");
const statement = fc.record({
  Effect: fc.constantFrom("Allow", "Deny"),
  Action: fc.array(words, { minLength: 1, maxLength: 3 }),
  Resource: fc.array(fc.constantFrom("*", "arn:a/*", "arn:a/b"), { minLength: 1, maxLength: 2 }),
});

it("never finds a widening between a policy and its rearrangement, and always one when everything is allowed", () => {
  fc.assert(
    fc.property(fc.array(statement, { maxLength: 4 }), (policy) => {
      const rearranged = [...policy].reverse().map((one) => ({ ...one, Action: [...one.Action].reverse() }));
      expect(kinds(policy, rearranged)).toEqual([]);
      const allowed = policy.some(
        ({ Effect, Action, Resource }) =>
          Effect === "Allow" && Action.includes("*") && Resource.includes("*"),
      );
      expect(kinds(policy, [...policy, allow("*")])).toEqual(allowed ? [] : ["allowed"]);
    }),
  );
});
