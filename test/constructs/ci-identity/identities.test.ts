import { IamOpenidConnectProvider } from "@cdktf/provider-aws/lib/iam-openid-connect-provider";
import { AwsIdentities } from "../../../constructs/ci-identity/aws-identities";
import type { AwsArns } from "../../../constructs/ci-identity/aws-statements";
import type { GitLabProject } from "../../../constructs/ci-identity/gitlab-project";
import {
  GoogleIdentities,
  type GoogleIdentitiesProps,
} from "../../../constructs/ci-identity/google-identities";
import { all, valueAt } from "../../support/template";
import { addresses, refusal, synthWithProviders } from "../synth-with-providers";

const GITLAB: GitLabProject = {
  url: "https://gitlab.example",
  path: "group/project",
  deployBranch: "main",
};

const GOOGLE: GoogleIdentitiesProps = {
  project: "some-project",
  poolId: "some-pool",
  gitlab: GITLAB,
  prefix: "some-ci",
  title: "some CI",
  permissions: {
    read: ["cloudsql.instances.get"],
    write: [
      "cloudsql.instances.update",
      "secretmanager.secrets.update",
      "secretmanager.versions.add",
      "dns.changes.create",
    ],
  },
  databaseInstance: "db",
  secrets: ["one", "two"],
  writtenSecrets: ["one"],
  grantableRoles: ["roles/cloudsql.client"],
};

const ARNS: AwsArns = {
  buckets: ["arn:aws:s3:::b", "arn:aws:s3:::r"],
  sourceBucket: ["arn:aws:s3:::b"],
  replicaBucket: ["arn:aws:s3:::r"],
  replicationRole: ["arn:aws:iam::123456789012:role/replication"],
  user: ["arn:aws:iam::123456789012:user/app"],
  policies: ["arn:aws:iam::123456789012:policy/app"],
  attachablePolicies: ["arn:aws:iam::123456789012:policy/app"],
  alarms: ["arn:aws:cloudwatch:us-west-1:123456789012:alarm:app-*"],
  anyAlarm: ["arn:aws:cloudwatch:us-west-1:123456789012:alarm:*"],
  topics: ["arn:aws:sns:us-west-1:123456789012:app-*"],
};

const google = (change: Partial<GoogleIdentitiesProps> = {}) =>
  synthWithProviders((stack) => new GoogleIdentities(stack, "identities", { ...GOOGLE, ...change }));

const googleRefusal = (change: Partial<GoogleIdentitiesProps>) =>
  refusal((stack) => new GoogleIdentities(stack, "identities", { ...GOOGLE, ...change }));

function awsIn(stack: ConstructorParameters<typeof AwsIdentities>[0], gitlab: GitLabProject) {
  const provider = new IamOpenidConnectProvider(stack, "gitlab", {
    url: gitlab.url,
    clientIdList: [gitlab.url],
  });
  return new AwsIdentities(stack, "identities", {
    prefix: "some-ci",
    suffix: "pre",
    path: "/some-ci/",
    accountId: "123456789012",
    gitlab,
    provider,
    arns: ARNS,
  });
}

describe("identities at Google", () => {
  it("divide what deploying may do by what it may do it to, and leave nothing out", () => {
    const roles = all(google(), "google_project_iam_custom_role");
    expect(
      Object.fromEntries(roles.map((role) => [valueAt(role, "role_id"), valueAt(role, "permissions")])),
    ).toEqual({
      some_ci_plan: ["cloudsql.instances.get"],
      some_ci_deploy: ["dns.changes.create"],
      some_ci_deploy_database: ["cloudsql.instances.update"],
      some_ci_deploy_secrets: ["secretmanager.secrets.update"],
      some_ci_deploy_written_secrets: ["secretmanager.versions.add"],
    });
  });

  it("keep the construct ids of what cannot be made again at once", () => {
    const kept = addresses(google()).filter((address) => /_pool|google_service_account\./.test(address));
    expect(kept.map((address) => address.replace(/_[0-9A-F]{8}$/, ""))).toEqual([
      "google_iam_workload_identity_pool.identities_federation_pool",
      "google_iam_workload_identity_pool_provider.identities_federation_gitlab",
      "google_service_account.identities_deploy-account",
      "google_service_account.identities_plan-account",
    ]);
  });

  it.each<[string, Partial<GoogleIdentitiesProps>]>([
    ["gitlab.path must be a project's full path", { gitlab: { ...GITLAB, path: "group/*" } }],
    ["gitlab.url must be an https address", { gitlab: { ...GITLAB, url: "http://gitlab.example" } }],
    ["gitlab.deployBranch must be one branch's name", { gitlab: { ...GITLAB, deployBranch: "*" } }],
    ["poolId must be 4 to 32", { poolId: "gcp-pool" }],
    ["prefix must be 6 to 23", { prefix: "a-prefix-that-is-far-too-long" }],
    ["grantableRoles must be one or more roles", { grantableRoles: ["roles/owner"] }],
    [
      "grantableRoles must be one or more roles",
      { grantableRoles: ["roles/iam.serviceAccountTokenCreator"] },
    ],
    ["grantableRoles must be one or more roles", { grantableRoles: [] }],
    ["secrets must be 1 to 13", { secrets: Array.from({ length: 14 }, (_, index) => `s${index}`) }],
    [
      "writtenSecrets must be 1 to 6",
      { writtenSecrets: Array.from({ length: 7 }, (_, index) => `s${index}`) },
    ],
  ])("refuse what breaks a rule: %s", (rule, change) => {
    expect(googleRefusal(change)).toContain(rule);
  });

  it("take as many secrets as a condition holds", () => {
    const secrets = Array.from({ length: 13 }, (_, index) => `s${index}`);
    const grants = all(google({ secrets, writtenSecrets: secrets.slice(0, 6) }), "google_project_iam_member");
    const operators = grants.flatMap((grant) =>
      "condition" in grant
        ? [String(valueAt(grant, "condition.expression")).match(/\|\||&&/g)?.length ?? 0]
        : [],
    );
    expect(operators.sort()).toEqual([0, 1, 11, 12]);
  });
});

describe("identities in AWS", () => {
  it("deploy with what planning reads, and more; neither has a managed policy", () => {
    const stack = synthWithProviders((scope) => awsIn(scope, GITLAB));
    const names = all(stack, "aws_iam_role_policy").map(
      (policy) => `${valueAt(policy, "role")} ${valueAt(policy, "name")}`,
    );
    const words = names.map((name) => /(plan|deploy)-role.* (\w+)$/.exec(name)?.slice(1).join(" "));
    expect(words.sort()).toEqual(["deploy never", "deploy read", "deploy write", "plan never", "plan read"]);
    expect(stack.resource?.["aws_iam_role_policy_attachment"]).toBeUndefined();
  });

  it("may not weaken the replica, whatever else allows it", () => {
    const stack = synthWithProviders((scope) => awsIn(scope, GITLAB));
    const policies = all(stack, "aws_iam_role_policy").map((policy) => String(valueAt(policy, "policy")));
    const denying = policies.filter((policy) => policy.includes("ReplicaIsTheBackup"));
    expect(denying).toHaveLength(2);
    for (const policy of denying) {
      const statement = JSON.parse(policy).Statement.find(
        ({ Sid }: { Sid: string }) => Sid === "ReplicaIsTheBackup",
      );
      expect(statement).toMatchObject({ Effect: "Deny", Resource: ["arn:aws:s3:::r", "arn:aws:s3:::r/*"] });
      expect(statement.Action).toEqual(
        expect.arrayContaining([
          "s3:BypassGovernanceRetention",
          "s3:PutBucketObjectLockConfiguration",
          "s3:PutBucketVersioning",
          "s3:PutLifecycleConfiguration",
        ]),
      );
    }
  });

  it("stay within what AWS allows a role's own policies together", () => {
    const stack = synthWithProviders((scope) => awsIn(scope, GITLAB));
    const policies = all(stack, "aws_iam_role_policy");
    const deploy = policies.filter((policy) => String(valueAt(policy, "role")).includes("deploy-role"));
    const characters = deploy.map((policy) => String(valueAt(policy, "policy")).length);
    expect(deploy).toHaveLength(3);
    expect(characters.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(10_240);
  });

  it("refuse a project with a wildcard in it", () => {
    expect(refusal((stack) => awsIn(stack, { ...GITLAB, path: "group/*" }))).toContain(
      "gitlab.path must be a project's full path",
    );
  });
});
