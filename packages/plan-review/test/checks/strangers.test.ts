import { create, destroy, findings, rulesFor, update } from "./plans";

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

describe("a role's trust in an issuer of one's own", () => {
  const issuer = "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/A1";
  const trust = (claims: Condition) =>
    rulesFor(
      create("aws_iam_role", {
        assume_role_policy: document({
          Effect: "Allow",
          Principal: { Federated: issuer },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: claims,
        }),
      }),
    );
  const sub = "oidc.eks.eu-west-1.amazonaws.com/id/A1:sub";
  const aud = { "oidc.eks.eu-west-1.amazonaws.com/id/A1:aud": "sts.amazonaws.com" };

  it.each<Condition>([
    {},
    { StringEquals: aud },
    { StringLike: { [sub]: "system:serviceaccount:*:*" }, StringEquals: aud },
    { StringNotLike: { [sub]: "system:serviceaccount:kube-system:*" } },
  ])("is in all of its identities with %j", (claims) => {
    expect(trust(claims)).toEqual(["trust-widened"]);
  });

  it.each<Condition>([
    { StringLike: { [sub]: "system:serviceaccount:shop:*" } },
    { StringEquals: { "oidc.eks.eu-west-1.amazonaws.com/id/A1:namespace": "shop" } },
  ])("is in some of them with %j", (claims) => {
    expect(trust(claims)).toEqual([]);
  });
});

describe("a new policy of a type without metadata", () => {
  const glue = (statement: object) =>
    rulesFor(create("aws_glue_resource_policy", { policy: document(statement) }));

  it("is read as any policy is", () => {
    expect(glue({ Effect: "Allow", Principal: "*", Action: "glue:*", Resource: "*" })).toEqual([
      "public-access",
    ]);
    expect(glue({ Effect: "Allow", Action: "*", Resource: "*" })).toEqual(["admin-granted"]);
    expect(
      glue({ Effect: "Allow", Principal: { AWS: "111122223333" }, Action: "glue:*", Resource: "*" }),
    ).toEqual([]);
  });

  it("is missed when it goes, for what it denied", () => {
    const removal = (Effect: string) =>
      rulesFor(
        destroy("aws_glue_resource_policy", {
          policy: document({ Effect, Principal: "*", Action: "glue:Delete*", Resource: "*" }),
        }),
      );
    expect(removal("Deny")).toContain("deny-removed");
    expect(removal("Allow")).not.toContain("deny-removed");
  });
});

describe("grants that get narrower", () => {
  const assigned = (scope: string) => ({ role_definition_name: "Contributor", principal_id: "p", scope });
  const [whole, part, neighbour] = [
    "/subscriptions/s",
    "/subscriptions/s/resourceGroups/g",
    "/subscriptions/s2",
  ];

  it("are none where the scope lies in the one before", () => {
    expect(rulesFor(update("azurerm_role_assignment", assigned(whole), assigned(part)))).toEqual([]);
    for (const [from, to] of [
      [part, whole],
      [whole, neighbour],
    ] as const) {
      expect(rulesFor(update("azurerm_role_assignment", assigned(from), assigned(to)))).toContain(
        "admin-granted",
      );
    }
  });

  it("are none where a pattern allowed them before", () => {
    const role = (...actions: string[]) => ({ name: "r", permissions: [{ actions }] });
    const widened = (from: string[], to: string[]) =>
      rulesFor(update("azurerm_role_definition", role(...from), role(...to)));
    expect(widened(["Microsoft.Compute/*"], ["Microsoft.Compute/disks/read"])).toEqual([]);
    expect(widened(["Microsoft.Compute/*/read"], ["Microsoft.Compute/disks/write"])).not.toEqual([]);
  });
});

describe("a permissions boundary", () => {
  const boundary = (before: string, after: string) =>
    rulesFor(
      update(
        "aws_iam_role",
        { permissions_boundary: `arn:aws:iam::${before}` },
        { permissions_boundary: `arn:aws:iam::${after}` },
      ),
    );

  it("that allows everything bounds nothing", () => {
    expect(boundary("111122223333:policy/b", "aws:policy/AdministratorAccess")).toEqual([
      "privileges-raised",
    ]);
    expect(boundary("aws:policy/AdministratorAccess", "111122223333:policy/b")).toEqual([]);
    expect(boundary("111122223333:policy/b", "111122223333:policy/c")).toEqual([]);
  });
});

describe("snapshots shared from the start", () => {
  it.each([
    [["all"], ["exposure-widened"]],
    [["444455556666"], []],
  ])("with %j", (accounts, rules) => {
    const snapshot = { db_instance_identifier: "db", shared_accounts: accounts };
    expect(rulesFor(create("aws_db_snapshot", snapshot))).toEqual(rules);
  });
});

describe("a federated identity", () => {
  const credential = (subject: string, issuer = "https://token.actions.githubusercontent.com") => ({
    subject,
    issuer,
  });
  const TYPE = "azuread_application_federated_identity_credential";

  it("is wider for jobs of merge requests, and for another issuer", () => {
    const main = credential("repo:shop/infra:ref:refs/heads/main");
    const requests = credential("repo:shop/infra:pull_request");
    expect(rulesFor(update(TYPE, main, requests))).toContain("trust-widened");
    expect(rulesFor(create(TYPE, requests))).toContain("trust-widened");
    expect(rulesFor(update(TYPE, main, credential(main.subject, "https://gitlab.example.com")))).toContain(
      "trust-widened",
    );
    expect(rulesFor(update(TYPE, requests, main))).not.toContain("trust-widened");
    expect(rulesFor(create(TYPE, main))).not.toContain("trust-widened");
  });
});
