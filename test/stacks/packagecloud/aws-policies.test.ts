import type { EnvironmentData } from "../../../environments/environment";
import { DATA, synthEnvironment } from "../../support/environments";
import { ACCOUNT, policyStatements, type RequestContext, verdict } from "../../support/iam-policy";
import { all, valueAt } from "../../support/template";

type Key = "runtime" | "bootstrap";

/** Decision of IAM about packagecloud's user when only this policy is attached. */
function asker(data: EnvironmentData, key: Key) {
  const name = `${data.storage.iamUserName}-${key}`;
  const [policy] = all(synthEnvironment(data), "aws_iam_policy").filter(
    (each) => valueAt(each, "name") === name,
  );
  const statements = policyStatements(valueAt(policy, "policy"));
  return (action: string, resource: string, context: RequestContext = {}) =>
    verdict(statements, action, resource, context);
}

const withStorage = (change: Partial<EnvironmentData["storage"]>): EnvironmentData => ({
  ...DATA.ops,
  storage: { ...DATA.ops.storage, ...change },
});

const FUNCTION = `arn:aws:lambda:us-east-1:${ACCOUNT}:function:packagecloud_cloudfront_auth`;
const OTHER_FUNCTION = `arn:aws:lambda:us-east-1:${ACCOUNT}:function:packagecloud_cloudfront_authority`;
const distribution = (id: string) => `arn:aws:cloudfront::${ACCOUNT}:distribution/${id}`;
const OWN_ROLE = `arn:aws:iam::${ACCOUNT}:role/packagecloud/enterprise/lambda`;

describe("what packagecloud may do every day", () => {
  const may = asker(DATA.ops, "runtime");

  it("is to change the function that it made, and no other", () => {
    for (const action of [
      "lambda:UpdateFunctionCode",
      "lambda:PublishVersion",
      "lambda:EnableReplication*",
    ]) {
      expect([
        action,
        may(action, FUNCTION),
        may(action, `${FUNCTION}:7`),
        may(action, OTHER_FUNCTION),
      ]).toEqual([action, "allowed", "allowed", "not allowed"]);
    }
  });

  it("is to change any distribution while nobody has said which one is packagecloud's", () => {
    expect(may("cloudfront:UpdateDistribution", distribution("E2QWRUHAPOMQZL"))).toBe("allowed");
    expect(may("cloudfront:UpdateDistribution", `arn:aws:cloudfront::${ACCOUNT}:cache-policy/1`)).toBe(
      "not allowed",
    );
  });

  it("is to change one distribution once its id is said", () => {
    const mayThen = asker(withStorage({ distributionId: "E2QWRUHAPOMQZL" }), "runtime");
    for (const action of ["cloudfront:GetDistributionConfig", "cloudfront:UpdateDistribution"]) {
      expect(mayThen(action, distribution("E2QWRUHAPOMQZL"))).toBe("allowed");
      expect(mayThen(action, distribution("E2QWRUHAPOMQZM"))).toBe("not allowed");
    }
  });

  it.each([
    ["cloudfront:CreateDistribution", "*"],
    ["cloudfront:DeleteDistribution", distribution("E2QWRUHAPOMQZL")],
    ["lambda:CreateFunction", FUNCTION],
    ["lambda:AddPermission", FUNCTION],
    ["iam:CreateRole", OWN_ROLE],
    ["iam:PutRolePolicy", OWN_ROLE],
    ["iam:PassRole", OWN_ROLE],
    ["kms:CreateKey", "*"],
    ["s3:PutBucketPolicy", "arn:aws:s3:::packages-gitlab-com"],
  ])("is not %s, which makes something or hands out rights", (action, resource) => {
    expect(may(action, resource, { "iam:PassedToService": "lambda.amazonaws.com" })).toBe("not allowed");
  });
});

describe("what packagecloud may do while it is set up", () => {
  const may = asker(DATA.ops, "bootstrap");

  it.each([
    ["cloudfront:CreateDistribution", "*"],
    ["lambda:CreateFunction", FUNCTION],
    ["lambda:UpdateFunctionCode", FUNCTION],
    ["kms:CreateKey", "*"],
    ["iam:CreateRole", OWN_ROLE],
  ])("is %s", (action, resource) => {
    expect(may(action, resource)).toBe("allowed");
  });

  it("is to attach to its role its own policies and the one for logs, and no other of AWS'", () => {
    const attach = (role: string, policy: string) =>
      may("iam:AttachRolePolicy", role, { "iam:PolicyARN": policy });
    const lambdaPolicy = `arn:aws:iam::${ACCOUNT}:policy/packagecloud/enterprise/lambda`;
    expect(attach(OWN_ROLE, lambdaPolicy)).toBe("allowed");
    expect(attach(OWN_ROLE, "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole")).toBe(
      "allowed",
    );
    expect(attach(OWN_ROLE, "arn:aws:iam::aws:policy/AdministratorAccess")).toBe("not allowed");
    expect(attach(OWN_ROLE, `arn:aws:iam::${ACCOUNT}:policy/another`)).toBe("not allowed");
    expect(attach(`arn:aws:iam::${ACCOUNT}:role/another`, lambdaPolicy)).toBe("not allowed");
    expect(may("iam:AttachRolePolicy", OWN_ROLE)).toBe("not allowed");
  });

  it("is to make the roles of Lambda@Edge, and of no other service", () => {
    const make = (service: string, role = service) =>
      may("iam:CreateServiceLinkedRole", `arn:aws:iam::${ACCOUNT}:role/aws-service-role/${role}/R`, {
        "iam:AWSServiceName": service,
      });
    expect(make("replicator.lambda.amazonaws.com")).toBe("allowed");
    expect(make("logger.cloudfront.amazonaws.com")).toBe("allowed");
    expect(make("organizations.amazonaws.com")).toBe("not allowed");
    expect(make("organizations.amazonaws.com", "replicator.lambda.amazonaws.com")).toBe("not allowed");
    expect(make("replicator.lambda.amazonaws.com", "organizations.amazonaws.com")).toBe("not allowed");
  });

  it("is to hand its role to functions, and to no other service", () => {
    const pass = (service: string) => may("iam:PassRole", OWN_ROLE, { "iam:PassedToService": service });
    expect(pass("edgelambda.amazonaws.com")).toBe("allowed");
    expect(pass("ec2.amazonaws.com")).toBe("not allowed");
  });
});
