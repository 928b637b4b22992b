import { create, findings, rulesFor, update } from "./plans";

type Condition = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

const document = (statement: object) => JSON.stringify({ Version: "2012-10-17", Statement: [statement] });

const bucket = (Condition: Condition) =>
  rulesFor(
    create("aws_s3_bucket_policy", {
      bucket: "b",
      policy: document({
        Effect: "Allow",
        Principal: { AWS: "*" },
        Action: "s3:GetObject",
        Resource: "*",
        Condition,
      }),
    }),
  );

describe("a bucket policy for everyone", () => {
  it.each<Condition>([
    {},
    { StringLike: { "aws:PrincipalArn": "arn:*" } },
    { StringLike: { "aws:PrincipalOrgID": "o-*" } },
    { StringEqualsIfExists: { "aws:SourceVpc": "vpc-1" } },
    { Null: { "aws:SourceVpce": "true" } },
    { Bool: { "aws:PrincipalIsAWSService": "false" } },
    { "ForAllValues:StringEquals": { "aws:PrincipalOrgPaths": "o-1/*" } },
    { StringNotEquals: { "aws:PrincipalAccount": "111122223333" } },
    { IpAddress: { "aws:SourceIp": ["0.0.0.0/1", "128.0.0.0/1"] } },
    { Bool: { "aws:SecureTransport": "true" } },
  ])("is public with %j", (condition) => {
    expect(bucket(condition)).toEqual(["public-access"]);
  });

  it.each<Condition>([
    { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
    { StringEquals: { "aws:SourceVpce": "vpce-1" } },
    { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/*" } },
    { Bool: { "aws:PrincipalIsAWSService": "true" }, StringEquals: { "aws:SourceAccount": "111122223333" } },
    { Null: { "aws:SourceVpce": "false" } },
    { IpAddress: { "aws:SourceIp": "198.51.100.0/24" } },
  ])("is not with %j", (condition) => {
    expect(bucket(condition)).toEqual([]);
  });
});

describe("a role's trust in a shared issuer", () => {
  const trust = (Federated: string, Condition: Condition) =>
    rulesFor(
      create("aws_iam_role", {
        assume_role_policy: document({
          Effect: "Allow",
          Principal: { Federated },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition,
        }),
      }),
    );
  const gitlab = "arn:aws:iam::111122223333:oidc-provider/gitlab.com";
  const github = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";

  it("is public unless the subject names a project", () => {
    expect(trust(gitlab, { StringLike: { "gitlab.com:sub": "project_path:*" } })).toEqual(["public-access"]);
    expect(trust(github, { StringLike: { "token.actions.githubusercontent.com:sub": "repo:*" } })).toEqual([
      "public-access",
    ]);
    expect(trust(gitlab, { StringEquals: { "gitlab.com:aud": "https://gitlab.com" } })).toEqual([
      "public-access",
    ]);
    expect(trust(gitlab, { StringLike: { "gitlab.com:sub": "project_path:acme/*" } })).toEqual([]);
  });

  it("of Google needs a condition on the client or the person", () => {
    expect(trust("accounts.google.com", {})).toEqual(["public-access"]);
    expect(trust("accounts.google.com", { StringEquals: { "accounts.google.com:aud": "1082" } })).toEqual([]);
  });
});

describe("the powers of a policy", () => {
  const allow = (Action: string | readonly string[], Resource: string, more = {}) =>
    rulesFor(create("aws_iam_policy", { policy: document({ Effect: "Allow", Action, Resource, ...more }) }));

  it.each<readonly [string | readonly string[], string]>([
    ["*", "*"],
    ["?*", "**"],
    ["*", "arn:aws:*:*:*:*"],
    ["iam:*", "arn:aws:iam::*"],
    ["iam:CreatePolicyVersion", "arn:aws:iam::111122223333:policy/*"],
    ["iam:Attach*", "*"],
    [["iam:PassRole", "lambda:CreateFunction"], "*"],
    ["sts:AssumeRole", "*"],
  ])("include everything with %j on %s", (action, resource) => {
    expect(allow(action, resource)).toEqual(["admin-granted"]);
  });

  it.each<readonly [string | readonly string[], string]>([
    ["s3:*", "*"],
    ["iam:Get*", "*"],
    ["iam:PassRole", "*"],
    [["iam:PassRole", "lambda:CreateFunction"], "arn:aws:iam::111122223333:role/parts-task"],
    ["iam:CreateAccessKey", "arn:aws:iam::*:user/${aws:username}"],
    ["sts:AssumeRole", "arn:aws:iam::111122223333:role/deploy"],
  ])("do not with %j on %s", (action, resource) => {
    expect(allow(action, resource)).toEqual([]);
  });

  it("are all listed, beside everything else that is new", () => {
    const policy = (actions: readonly string[]) => ({
      policy: document({ Effect: "Allow", Action: actions, Resource: "*" }),
    });
    const harmless = ["s3:GetBucketAcl", "s3:GetBucketTagging", "s3:ListAllMyBuckets"];
    const reported = findings([
      update(
        "aws_iam_policy",
        policy(["s3:GetObject"]),
        policy(["s3:GetObject", ...harmless, "iam:PutRolePolicy"]),
      ),
    ]);
    expect(reported.map(({ rule }) => rule)).toEqual(["admin-granted", "permissions-widened"]);
    expect(reported[0]?.message).toContain("iam:PutRolePolicy");
    for (const action of harmless) expect(reported[1]?.message).toContain(action);
  });

  it("end where a Deny begins", () => {
    const both = JSON.stringify({
      Statement: [
        { Effect: "Allow", Action: "iam:CreateAccessKey", Resource: "*" },
        { Effect: "Deny", Action: "iam:*", Resource: "*" },
      ],
    });
    expect(rulesFor(create("aws_iam_policy", { policy: both }))).toEqual([]);
  });
});

describe("a Kubernetes role in a manifest", () => {
  const role = (verbs: readonly string[], resources: readonly string[]) =>
    rulesFor(
      create("kubernetes_manifest", {
        manifest: {
          kind: "ClusterRole",
          rules: [{ apiGroups: ["rbac.authorization.k8s.io"], resources, verbs }],
        },
      }),
    );

  it("that may escalate or bind is found, one that reads is not", () => {
    expect(role(["escalate"], ["clusterroles"])).toEqual(["admin-granted"]);
    expect(role(["get", "list"], ["clusterroles"])).toEqual([]);
  });

  it("bound to nobody in particular is found", () => {
    const binding = (name: string) =>
      rulesFor(
        create("kubernetes_manifest", {
          manifest: {
            kind: "ClusterRoleBinding",
            roleRef: { kind: "ClusterRole", name: "edit" },
            subjects: [{ kind: "Group", name }],
          },
        }),
      );
    expect(binding("system:unauthenticated")).toEqual(["public-access"]);
    expect(binding("platform-team")).toEqual(["role-granted"]);
  });
});

it("finds permissions of a custom role that lead to all others", () => {
  const role = (...permissions: readonly string[]) =>
    rulesFor(create("google_project_iam_custom_role", { permissions }));
  expect(role("resourcemanager.projects.setIamPolicy")).toEqual(["admin-granted"]);
  expect(role("iam.serviceAccounts.getAccessToken")).toEqual(["admin-granted"]);
  expect(role("resourcemanager.projects.get")).toEqual([]);
});
