import { TerraformOutput } from "cdktf";
import fc from "fast-check";
import { policyDocument } from "../../../constructs/iam/policy-document";
import type { Statement } from "../../../constructs/iam/statement";
import { synthWithProviders } from "../synth-with-providers";

const parsed = (...statements: readonly Statement[]): unknown => JSON.parse(policyDocument(statements));

describe("a policy document", () => {
  test("writes every part of a statement", () => {
    expect(
      parsed({
        sid: "One",
        effect: "Deny",
        principals: { arns: ["arn:aws:iam::1:user/a"], services: ["s3.amazonaws.com"] },
        actions: ["s3:PutObject"],
        resources: ["arn:aws:s3:::b/*"],
        conditions: [
          { test: "StringLike", variable: "s3:prefix", values: ["b", "a"] },
          { test: "Bool", variable: "aws:SecureTransport", values: ["false"] },
          { test: "StringLike", variable: "aws:UserAgent", values: ["x"] },
        ],
      }),
    ).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "One",
          Effect: "Deny",
          Principal: { AWS: ["arn:aws:iam::1:user/a"], Service: ["s3.amazonaws.com"] },
          Action: ["s3:PutObject"],
          Resource: ["arn:aws:s3:::b/*"],
          Condition: {
            Bool: { "aws:SecureTransport": ["false"] },
            StringLike: { "aws:UserAgent": ["x"], "s3:prefix": ["b", "a"] },
          },
        },
      ],
    });
  });

  test("allows when nothing is said, and leaves out what is not there", () => {
    expect(parsed({ sid: "One", actions: ["s3:GetObject"], principals: "*" })).toEqual({
      Version: "2012-10-17",
      Statement: [{ Sid: "One", Effect: "Allow", Principal: "*", Action: ["s3:GetObject"] }],
    });
  });

  test("is the same text whatever the order of actions", () => {
    const actions = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:ListBucket"];
    fc.assert(
      fc.property(fc.shuffledSubarray(actions, { minLength: 4 }), (shuffled) => {
        const statement = { sid: "One", resources: ["*"] };
        expect(policyDocument([{ ...statement, actions: [...shuffled, ...shuffled] }])).toBe(
          policyDocument([{ ...statement, actions }]),
        );
      }),
    );
  });

  test("keeps the order of resources and of statements", () => {
    expect(
      parsed(
        { sid: "Two", actions: ["s3:GetObject"], resources: ["arn:b", "arn:a"] },
        { sid: "One", actions: ["s3:GetObject"], resources: ["arn:c"] },
      ),
    ).toMatchObject({
      Statement: [
        { Sid: "Two", Resource: ["arn:b", "arn:a"] },
        { Sid: "One", Resource: ["arn:c"] },
      ],
    });
  });

  test("keeps IAM's variables from Terraform and leaves references to it", () => {
    const stack = synthWithProviders((scope) => {
      const statement: Statement = {
        sid: "Own",
        actions: ["s3:GetObject"],
        resources: ["arn:aws:s3:::b/${aws:username}/*", "${aws_s3_bucket.b.arn}/*"],
      };
      new TerraformOutput(scope, "policy", { value: policyDocument([statement]), staticId: true });
    });
    const text = String(stack.output?.["policy"]?.["value"]);
    expect(text).toContain("b/$${aws:username}/*");
    expect(text).toContain('"${aws_s3_bucket.b.arn}/*"');
  });
});
