import { awsPermissions } from "../../../constructs/ci-identity/permissions/aws";
import { DATA, synthEnvironment } from "../../support/environments";
import { ACCOUNT, type PolicyStatement, policyStatements, verdict } from "../../support/iam-policy";
import { all, valueAt } from "../../support/template";
import { pathOf, synthIdentities } from "./support";

const stack = synthIdentities();
const NAMES = ["pre", "ops"] as const;
type Name = (typeof NAMES)[number];
type Identity = "plan" | "deploy";

/** A policy's statements, which refer to nothing but the account and the provider. */
function parsed(text: unknown): readonly PolicyStatement[] {
  const statements = policyStatements(text);
  const resolved = JSON.stringify(statements).replace(/\$\{aws_iam_openid_connect_provider\.[^}]+\}/g, "");
  expect(resolved).not.toContain("${");
  return statements;
}

function statementsOf(name: Name, identity: Identity): readonly PolicyStatement[] {
  const policies = all(stack, "aws_iam_role_policy").filter((policy) =>
    pathOf(policy).startsWith(`${name}/aws/${identity}-`),
  );
  return policies.flatMap((policy) => parsed(valueAt(policy, "policy")));
}

function trustOf(name: Name, identity: Identity): readonly PolicyStatement[] {
  const roles = all(stack, "aws_iam_role").filter((role) => pathOf(role) === `${name}/aws/${identity}-role`);
  expect(roles).toHaveLength(1);
  return roles.flatMap((role) => parsed(valueAt(role, "assume_role_policy")));
}

const PROJECT = "project_path:gitlab-com/gl-infra/packagecloud";
const claims = (sub: string, aud = "https://ops.gitlab.net") => ({
  "ops.gitlab.net:sub": sub,
  "ops.gitlab.net:aud": aud,
});

describe.each(NAMES)("AWS' identities of %s", (name) => {
  const { storage } = DATA[name];
  const bucket = `arn:aws:s3:::${storage.bucketName}`;
  const replica = `arn:aws:s3:::${storage.replica.bucketName}`;
  const user = `arn:aws:iam::${ACCOUNT}:user/${storage.iamUserName}`;
  const replicationRole = `arn:aws:iam::${ACCOUNT}:role/${storage.replicationRoleName}`;
  const ownRole = (identity: Identity) =>
    `arn:aws:iam::${ACCOUNT}:role/packagecloud-ci/packagecloud-ci-${identity}-${name}`;
  const says = (identity: Identity, action: string, resource: string, context = {}) =>
    verdict(statementsOf(name, identity), action, resource, context);

  it.each([
    ["a branch", `${PROJECT}:ref_type:branch:ref:feature`, "allowed", "not allowed"],
    ["the deploy branch", `${PROJECT}:ref_type:branch:ref:main`, "allowed", "allowed"],
    ["a tag of that name", `${PROJECT}:ref_type:tag:ref:main`, "allowed", "not allowed"],
    ["a branch that begins so", `${PROJECT}:ref_type:branch:ref:main-2`, "allowed", "not allowed"],
    [
      "a project whose path begins so",
      `${PROJECT}-fork:ref_type:branch:ref:main`,
      "not allowed",
      "not allowed",
    ],
  ])("are taken on from %s as far as they should", (_, sub, plan, deploy) => {
    const ask = (identity: Identity, aud?: string) =>
      verdict(trustOf(name, identity), "sts:AssumeRoleWithWebIdentity", "*", claims(sub, aud));
    expect([ask("plan"), ask("deploy")]).toEqual([plan, deploy]);
    expect([ask("plan", "https://gitlab.com"), ask("deploy", "https://gitlab.com")]).toEqual([
      "not allowed",
      "not allowed",
    ]);
  });

  it("are bound by equality to deploy, and by a pattern only to plan", () => {
    expect(trustOf(name, "deploy").map(({ Condition }) => Object.keys(Condition ?? {}))).toEqual([
      ["StringEquals"],
    ]);
    expect(trustOf(name, "plan").map(({ Condition }) => Condition?.["StringLike"])).toEqual([
      { "ops.gitlab.net:sub": [`${PROJECT}:*`] },
    ]);
    for (const identity of ["plan", "deploy"] as const) {
      expect(trustOf(name, identity).map(({ Principal }) => Principal)).toEqual([
        { Federated: [expect.stringContaining("aws_iam_openid_connect_provider.gitlab.arn")] },
      ]);
    }
  });

  it("let planning read the stack's own objects, and allow it no other kind of action", () => {
    const allowed = statementsOf(name, "plan").filter(({ Effect }) => Effect === "Allow");
    const actions = allowed.flatMap(({ Action }) => Action);
    expect(actions.length).toBeGreaterThan(20);
    expect(actions.filter((action) => !/^[a-z0-9]+:(Get|List|Describe)/.test(action))).toEqual([]);
    expect(allowed.flatMap(({ Resource }) => Resource ?? []).filter((each) => each === "*")).toEqual([]);
    expect(says("plan", "s3:GetEncryptionConfiguration", bucket)).toBe("allowed");
    expect(says("plan", "s3:GetEncryptionConfiguration", "arn:aws:s3:::another")).toBe("not allowed");
  });

  it.each(["plan", "deploy"] as const)(
    "keep %s from its own trust, from rights and from keys",
    (identity) => {
      const owned = [ownRole("plan"), ownRole("deploy")];
      for (const action of [
        "iam:UpdateAssumeRolePolicy",
        "iam:PutRolePolicy",
        "iam:AttachRolePolicy",
        "iam:DeleteRolePolicy",
        "iam:DetachRolePolicy",
        "iam:DeleteRole",
        "iam:UpdateRole",
        "iam:PassRole",
        "iam:PutRolePermissionsBoundary",
      ]) {
        const context = { "iam:PassedToService": "s3.amazonaws.com" };
        for (const role of owned)
          expect([action, says(identity, action, role, context)]).toEqual([action, "denied"]);
      }
      const provider = `arn:aws:iam::${ACCOUNT}:oidc-provider/ops.gitlab.net`;
      expect(says(identity, "iam:AddClientIDToOpenIDConnectProvider", provider)).toBe("denied");
      expect(says(identity, "iam:DeleteOpenIDConnectProvider", provider)).toBe("denied");
      expect(says(identity, "iam:CreateAccessKey", user)).toBe("denied");
      expect(says(identity, "iam:PutUserPolicy", user)).toBe("denied");
      expect(
        says(
          identity,
          "iam:CreatePolicyVersion",
          `arn:aws:iam::${ACCOUNT}:policy/${storage.iamUserName}-runtime`,
        ),
      ).toBe("denied");
      expect(says(identity, "iam:UpdateAssumeRolePolicy", replicationRole)).toBe("denied");
      expect(says(identity, "sts:AssumeRole", replicationRole)).toBe("denied");
    },
  );

  it.each(["plan", "deploy"] as const)(
    "keep %s from packages, and from deleting what holds them",
    (identity) => {
      for (const each of [bucket, replica]) {
        expect(says(identity, "s3:DeleteBucket", each)).toBe("denied");
        expect(says(identity, "s3:GetObject", `${each}/a.deb`)).toBe("denied");
        expect(says(identity, "s3:PutObject", `${each}/a.deb`)).toBe("denied");
        expect(says(identity, "s3:DeleteObjectVersion", `${each}/a.deb`)).toBe("denied");
      }
      expect(says(identity, "iam:DeleteUser", user)).toBe("not allowed");
    },
  );

  const ownPolicy = (key: string) => `arn:aws:iam::${ACCOUNT}:policy/${storage.iamUserName}-${key}`;
  const ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";

  it("let deploying attach what packagecloud needs every day, and nothing that makes an administrator", () => {
    const attach = (policy: string) =>
      says("deploy", "iam:AttachUserPolicy", user, { "iam:PolicyARN": policy });
    expect(attach(ownPolicy("runtime"))).toBe("allowed");
    expect(attach(ownPolicy("bootstrap"))).toBe("denied");
    expect(attach(ADMINISTRATOR)).toBe("denied");
    expect(says("deploy", "iam:AttachUserPolicy", user)).toBe("denied");
    const owned = { "iam:PolicyARN": ownPolicy("runtime") };
    expect(says("deploy", "iam:AttachUserPolicy", `${user}-other`, owned)).toBe("not allowed");
    expect(says("plan", "iam:AttachUserPolicy", user, owned)).toBe("not allowed");
  });

  it("let deploying detach both of packagecloud's own policies, and no other", () => {
    const detach = (policy: string) =>
      says("deploy", "iam:DetachUserPolicy", user, { "iam:PolicyARN": policy });
    expect([detach(ownPolicy("runtime")), detach(ownPolicy("bootstrap"))]).toEqual(["allowed", "allowed"]);
    expect(detach(ADMINISTRATOR)).toBe("not allowed");
    expect(says("deploy", "iam:DetachUserPolicy", user)).toBe("not allowed");
  });

  it("let deploying hand the replication's role to S3 only, and weaken no replica", () => {
    const pass = (service: string) =>
      says("deploy", "iam:PassRole", replicationRole, { "iam:PassedToService": service });
    expect(pass("s3.amazonaws.com")).toBe("allowed");
    expect(pass("ec2.amazonaws.com")).toBe("not allowed");
    expect(says("deploy", "s3:PutBucketPolicy", bucket)).toBe("not allowed");
    for (const action of ["PutBucketPolicy", "PutBucketVersioning", "PutLifecycleConfiguration"]) {
      expect(says("deploy", `s3:${action}`, replica)).toBe("denied");
    }
    expect(says("deploy", "s3:PutLifecycleConfiguration", bucket)).toBe("allowed");
    expect(says("plan", "s3:GetLifecycleConfiguration", replica)).toBe("allowed");
  });

  it("reach every object that the environment's stack makes, by its name", () => {
    const environment = synthEnvironment(DATA[name]);
    const arnOf: Readonly<Record<string, (block: unknown) => string>> = {
      aws_cloudwatch_metric_alarm: (block) =>
        `arn:aws:cloudwatch:${valueAt(block, "region")}:${ACCOUNT}:alarm:${valueAt(block, "alarm_name")}`,
      aws_iam_policy: (block) =>
        `arn:aws:iam::${ACCOUNT}:policy${valueAt(block, "path")}${valueAt(block, "name")}`,
      aws_iam_role: (block) =>
        `arn:aws:iam::${ACCOUNT}:role${valueAt(block, "path")}${valueAt(block, "name")}`,
      aws_iam_user: (block) =>
        `arn:aws:iam::${ACCOUNT}:user${valueAt(block, "path")}${valueAt(block, "name")}`,
      aws_s3_bucket: (block) => `arn:aws:s3:::${valueAt(block, "bucket")}`,
      aws_sns_topic: (block) =>
        `arn:aws:sns:${valueAt(block, "region")}:${ACCOUNT}:${valueAt(block, "name")}`,
    };
    for (const [type, arn] of Object.entries(arnOf)) {
      const row = awsPermissions[type];
      const blocks = all(environment, type);
      expect([type, blocks.length > 0]).toEqual([type, true]);
      for (const block of blocks) {
        for (const action of row?.read ?? []) {
          expect([action, arn(block), says("plan", action, arn(block))]).toEqual([
            action,
            arn(block),
            "allowed",
          ]);
        }
        for (const action of row?.write ?? []) {
          const context = { "iam:PassedToService": "s3.amazonaws.com" };
          expect([action, arn(block), says("deploy", action, arn(block), context)]).toEqual([
            action,
            arn(block),
            "allowed",
          ]);
        }
      }
    }
  });
});

it("makes one OIDC provider for the account, which Terraform will not destroy", () => {
  const providers = all(stack, "aws_iam_openid_connect_provider");
  expect(
    providers.map((provider) => [valueAt(provider, "url"), valueAt(provider, "client_id_list")]),
  ).toEqual([["https://ops.gitlab.net", ["https://ops.gitlab.net"]]]);
  expect(providers.map((provider) => valueAt(provider, "lifecycle.prevent_destroy"))).toEqual([true]);
});

it("makes no key of any kind", () => {
  const types = Object.keys(stack.resource ?? {});
  expect(types.length).toBeGreaterThan(5);
  expect(types.filter((type) => /access_key|service_account_key|_secret/.test(type))).toEqual([]);
});
