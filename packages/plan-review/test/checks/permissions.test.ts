import { UNKNOWN, type Value } from "@infra-tools/terraform-plan/value";
import { findingsOf } from "../../src/findings";
import { change, create, destroy, findings, planOf, replace, rulesFor, update } from "./plans";

type Written = { readonly [key: string]: Value };

const policy = (...statements: Written[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });
const allow = (action: Value, more: Written = {}): Written => ({
  Effect: "Allow",
  Action: action,
  Resource: "*",
  ...more,
});
const deny = (action: Value, more: Written = {}): Written => ({
  Effect: "Deny",
  Action: action,
  Resource: "*",
  ...more,
});

describe("an IAM policy", () => {
  const iam = (before: string, after: Value) =>
    update("aws_iam_policy", { policy: before }, { policy: after });

  it.each([
    ["more actions", policy(allow("s3:ListBucket")), policy(allow("s3:*")), "permissions-widened"],
    ["everything", policy(allow("s3:*")), policy(allow("*")), "admin-granted"],
    ["the way to everything", policy(allow("s3:*")), policy(allow("s3:*"), allow("iam:*")), "admin-granted"],
    [
      "no Deny any more",
      policy(allow("s3:*"), deny("s3:DeleteBucket")),
      policy(allow("s3:*")),
      "deny-removed",
    ],
    [
      "no condition any more",
      policy(allow("s3:*", { Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } })),
      policy(allow("s3:*")),
      "condition-loosened",
    ],
  ])("with %s is found as wider, and not the other way round", (_, narrow, wide, rule) => {
    expect(rulesFor(iam(narrow, wide))).toEqual([rule]);
    expect(rulesFor(iam(wide, narrow))).toEqual([]);
  });

  it("says what is allowed now", () => {
    const [finding] = findings([
      iam(policy(allow("s3:ListBucket")), policy(allow(["s3:ListBucket", "s3:DeleteObject"]))),
    ]);
    expect(finding?.message).toBe("The policy now allows s3:DeleteObject on *. It allows more than before.");
  });

  it("written differently is no finding", () => {
    const pretty = JSON.stringify(JSON.parse(policy(allow("s3:ListBucket"))), null, 2);
    expect(rulesFor(iam(policy(allow(["s3:ListBucket"])), pretty))).toEqual([]);
  });

  it("that is unknown cannot be told", () => {
    expect(rulesFor(iam(policy(allow("s3:ListBucket")), UNKNOWN))).toEqual(["cannot-tell"]);
    expect(rulesFor(iam(policy(deny("s3:DeleteBucket")), UNKNOWN))).toEqual(["cannot-tell"]);
  });

  it("that is new is found only when it allows everything", () => {
    expect(rulesFor(create("aws_iam_policy", { policy: policy(allow("*")) }))).toEqual(["admin-granted"]);
    expect(rulesFor(create("aws_iam_policy", { policy: policy(allow("s3:*")) }))).toEqual([]);
  });

  it("that goes is found only when it denied something", () => {
    expect(rulesFor(destroy("aws_iam_policy", { policy: policy(allow("*")) }))).toEqual([]);
    expect(rulesFor(destroy("aws_iam_policy", { policy: policy(deny("iam:*")) }))).toEqual(["deny-removed"]);
  });

  it("in several inline blocks is compared as one", () => {
    const role = (...policies: string[]) => ({
      inline_policy: policies.map((text, index) => ({ name: `p${index}`, policy: text })),
    });
    const one = role(policy(allow("a:B"), allow("c:D")));
    const two = role(policy(allow("c:D")), policy(allow("a:B")));
    expect(rulesFor(update("aws_iam_role", one, two))).toEqual([]);
    expect(rulesFor(update("aws_iam_role", one, role(policy(allow("a:*")))))).toEqual([
      "permissions-widened",
    ]);
  });
});

describe("a bucket policy", () => {
  const bucket = (...statements: Written[]) => ({ bucket: "b", policy: policy(...statements) });
  const everyone = { Principal: "*" };
  const tls = deny("s3:*", { ...everyone, Condition: { Bool: { "aws:SecureTransport": "false" } } });

  it("for everyone is public, new or not", () => {
    expect(rulesFor(create("aws_s3_bucket_policy", bucket(allow("s3:GetObject", everyone))))).toEqual([
      "public-access",
    ]);
    expect(
      rulesFor(update("aws_s3_bucket_policy", bucket(tls), bucket(tls, allow("s3:GetObject", everyone)))),
    ).toEqual(["public-access"]);
  });

  it("for everyone under a condition on who or where from is not", () => {
    const mine = { ...everyone, Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } };
    expect(rulesFor(create("aws_s3_bucket_policy", bucket(allow("s3:GetObject", mine))))).toEqual([]);
    const anywhere = { ...everyone, Condition: { IpAddress: { "aws:SourceIp": "0.0.0.0/0" } } };
    expect(rulesFor(create("aws_s3_bucket_policy", bucket(allow("s3:GetObject", anywhere))))).toEqual([
      "public-access",
    ]);
  });

  it("that denies plain HTTP is missed when it goes, unless its bucket goes too", () => {
    expect(rulesFor(destroy("aws_s3_bucket_policy", bucket(tls)))).toEqual(["deny-removed"]);
    expect(rulesFor(create("aws_s3_bucket_policy", bucket(tls)))).toEqual([]);
    expect(
      rulesFor([destroy("aws_s3_bucket_policy", bucket(tls)), destroy("aws_s3_bucket", { bucket: "b" })]),
    ).toEqual(["data-destroyed"]);
  });
});

describe("a trust policy", () => {
  const trust = (principal: Value, condition?: Value) => ({
    assume_role_policy: policy({
      Effect: "Allow",
      Action: "sts:AssumeRoleWithWebIdentity",
      Principal: principal,
      ...(condition === undefined ? {} : { Condition: condition }),
    }),
  });
  const gitlab = { Federated: "arn:aws:iam::111111111111:oidc-provider/gitlab.com" };
  const main = { StringEquals: { "gitlab.com:sub": "project_path:g/p:ref_type:branch:ref:main" } };

  it("that trusts someone else is wider", () => {
    const ci = trust({ AWS: "arn:aws:iam::111111111111:role/ci" });
    const both = trust({ AWS: ["arn:aws:iam::111111111111:role/ci", "arn:aws:iam::222222222222:role/x"] });
    expect(rulesFor(update("aws_iam_role", ci, both))).toEqual(["trust-widened"]);
    expect(rulesFor(update("aws_iam_role", both, ci))).toEqual([]);
  });

  it("with a wider condition on the subject is wider", () => {
    const any = { StringLike: { "gitlab.com:sub": "project_path:g/*" } };
    expect(rulesFor(update("aws_iam_role", trust(gitlab, main), trust(gitlab, any)))).toEqual([
      "condition-loosened",
    ]);
    expect(rulesFor(update("aws_iam_role", trust(gitlab, any), trust(gitlab, main)))).toEqual([]);
  });

  it("that lets in everyone on gitlab.com is public", () => {
    const audience = { StringEquals: { "gitlab.com:aud": "https://gitlab.com" } };
    expect(rulesFor(create("aws_iam_role", trust(gitlab, audience)))).toEqual(["public-access"]);
    expect(rulesFor(create("aws_iam_role", trust(gitlab, main)))).toEqual([]);
  });
});

describe("a Google role", () => {
  const member = (role: string, who: Value) => ({ role, member: who, project: "p" });
  const type = "google_project_iam_member";

  it.each([
    [
      "everyone",
      create("google_storage_bucket_iam_member", member("roles/storage.objectViewer", "allUsers")),
      "public-access",
    ],
    ["an owner", create(type, member("roles/owner", "user:a@example.com")), "admin-granted"],
    [
      "someone who was there before",
      create(type, member("roles/cloudsql.client", "user:a@example.com")),
      "role-granted",
    ],
  ])("for %s is found", (_, made, rule) => {
    expect(rulesFor(made)).toEqual([rule]);
  });

  it("that goes is not found", () => {
    expect(rulesFor(destroy(type, member("roles/owner", "user:a@example.com")))).toEqual([]);
  });

  it("made together with its service account is not found, unless it gives everything", () => {
    const account = create("google_service_account", {
      email: "sa@p.iam.gserviceaccount.com",
      member: "serviceAccount:sa@p.iam.gserviceaccount.com",
    });
    const who = "serviceAccount:sa@p.iam.gserviceaccount.com";
    expect(rulesFor([account, create(type, member("roles/cloudsql.client", who))])).toEqual([]);
    expect(rulesFor([account, create(type, member("roles/cloudsql.client", UNKNOWN))])).toEqual([]);
    expect(rulesFor([account, create(type, member("roles/editor", who))])).toEqual(["admin-granted"]);
  });

  it("with more members is found, with fewer not", () => {
    const binding = (...members: string[]) => ({ role: "roles/secretmanager.secretAccessor", members });
    const some = binding("serviceAccount:a@p");
    const more = binding("serviceAccount:a@p", "serviceAccount:b@p");
    const [finding] = findings([update("google_secret_manager_secret_iam_binding", some, more)]);
    expect(finding).toMatchObject({ rule: "role-granted", severity: "warning" });
    expect(finding?.message).toContain(
      "serviceAccount:b@p gets roles/secretmanager.secretAccessor on the secret",
    );
    expect(rulesFor(update("google_secret_manager_secret_iam_binding", more, some))).toEqual([]);
    expect(
      rulesFor(
        update(
          "google_secret_manager_secret_iam_binding",
          some,
          binding("serviceAccount:a@p", UNKNOWN as never),
        ),
      ),
    ).toEqual(["cannot-tell"]);
  });

  it("that is dangerous hides no unknown member beside it", () => {
    const members = ["user:a@example.com"];
    const wider = { role: "roles/viewer", members: [...members, "allUsers", UNKNOWN] };
    const changed = update("google_project_iam_binding", { role: "roles/viewer", members }, wider);
    expect(rulesFor(changed)).toEqual(["cannot-tell", "public-access"]);
    expect(rulesFor(create(type, { role: "roles/owner", member: UNKNOWN }))).toEqual(["admin-granted"]);
  });

  it("that loses its condition is found", () => {
    const bound = {
      ...member("roles/viewer", "user:a@example.com"),
      condition: [{ title: "t", expression: "e" }],
    };
    expect(rulesFor(replace(type, bound, { ...bound, condition: [] }))).toEqual(["role-granted"]);
    expect(rulesFor(replace(type, { ...bound, condition: [] }, bound))).toEqual([]);
  });

  it("in a whole policy is compared binding by binding", () => {
    const data = (...bindings: Written[]) => ({ policy_data: JSON.stringify({ bindings }) });
    const viewer = { role: "roles/viewer", members: ["user:a@example.com"] };
    const owner = { role: "roles/owner", members: ["user:a@example.com"] };
    expect(rulesFor(update("google_project_iam_policy", data(viewer), data(owner, viewer)))).toEqual([
      "admin-granted",
    ]);
    expect(rulesFor(update("google_project_iam_policy", data(owner, viewer), data(viewer)))).toEqual([]);
  });

  it("of one's own with more permissions is found", () => {
    const role = (...permissions: string[]) => ({ permissions });
    expect(rulesFor(update("google_project_iam_custom_role", role("a.b"), role("c.d", "a.b")))).toEqual([
      "privileges-raised",
    ]);
    expect(rulesFor(update("google_project_iam_custom_role", role("c.d", "a.b"), role("a.b")))).toEqual([]);
  });
});

describe("an AWS policy attached", () => {
  const attachment = (arn: string, role: Value) => ({ policy_arn: arn, role });

  it("is found when it gives everything, or when the role was there before", () => {
    const admin = "arn:aws:iam::aws:policy/AdministratorAccess";
    expect(rulesFor(create("aws_iam_role_policy_attachment", attachment(admin, UNKNOWN)))).toEqual([
      "admin-granted",
    ]);
    const made = attachment("arn:aws:iam::aws:policy/ReadOnlyAccess", "ci");
    expect(rulesFor(create("aws_iam_role_policy_attachment", made))).toEqual(["role-granted"]);
    const role = create("aws_iam_role", { name: "ci" });
    expect(rulesFor([role, create("aws_iam_role_policy_attachment", made)])).toEqual([]);
  });

  it("follows its role to a new name without a finding of its own", () => {
    const role = replace("aws_iam_role", { name: "a" }, { name: "b" });
    const moved = replace(
      "aws_iam_role_policy_attachment",
      attachment("arn:p", "a"),
      attachment("arn:p", "b"),
    );
    expect(rulesFor([role, moved])).toEqual(["credential-replaced"]);
  });

  it("inline to a user who was there before is found", () => {
    const inline = create("aws_iam_user_policy", {
      user: "packagecloud",
      policy: policy(allow("s3:GetObject")),
    });
    expect(rulesFor(inline)).toEqual(["role-granted"]);
    const references = new Map([
      [inline.address, [{ from: inline.address, path: ["user"], to: "aws_iam_user.x", attribute: "name" }]],
    ]);
    expect(findingsOf(planOf([inline, create("aws_iam_user", { name: UNKNOWN })], { references }))).toEqual(
      [],
    );
  });
});

describe("a Kubernetes role", () => {
  const role = (...rule: Written[]) => ({ rule });
  const pods = {
    api_groups: [""],
    resources: ["pods"],
    verbs: ["get", "list"],
    resource_names: [],
    non_resource_urls: [],
  };

  it.each<readonly [string, Value, string]>([
    ["more verbs", role({ ...pods, verbs: ["get", "list", "delete"] }), "permissions-widened"],
    ["more resources", role(pods, { ...pods, resources: ["secrets"] }), "permissions-widened"],
    ["all groups", role({ ...pods, api_groups: ["*"] }), "permissions-widened"],
    ["everything", role({ ...pods, api_groups: ["*"], resources: ["*"], verbs: ["*"] }), "admin-granted"],
  ])("with %s is found, and not the other way round", (_, wide, rule) => {
    expect(rulesFor(update("kubernetes_role_v1", role(pods), wide))).toEqual([rule]);
    expect(rulesFor(update("kubernetes_role_v1", wide, role(pods)))).toEqual([]);
  });

  it("with names is narrower than without", () => {
    const named = role({ ...pods, resource_names: ["web"] });
    expect(rulesFor(update("kubernetes_cluster_role_v1", named, role(pods)))).toEqual([
      "permissions-widened",
    ]);
    expect(rulesFor(update("kubernetes_cluster_role_v1", role(pods), named))).toEqual([]);
  });

  it("may be split into several rules", () => {
    const split = role({ ...pods, verbs: ["list"] }, { ...pods, verbs: ["get"] });
    expect(rulesFor(update("kubernetes_role_v1", role(pods), split))).toEqual([]);
  });

  it.each<readonly [string, Written, Written]>([
    [
      "commands in pods",
      { resources: ["pods/exec"], verbs: ["create"] },
      { resources: ["pods/log"], verbs: ["get"] },
    ],
    [
      "admission webhooks",
      { api_groups: ["admissionregistration.k8s.io"], resources: ["*"], verbs: ["create"] },
      { api_groups: ["admissionregistration.k8s.io"], resources: ["*"], verbs: ["get", "list"] },
    ],
    [
      "everyone's certificates",
      { api_groups: ["certificates.k8s.io"], resources: ["signers"], verbs: ["approve"] },
      { api_groups: ["certificates.k8s.io"], resources: ["signers"], verbs: ["get"] },
    ],
  ])("that is new is found with %s, and not with its neighbour", (_, power, neighbour) => {
    const created = (more: Written) =>
      rulesFor(create("kubernetes_cluster_role_v1", role({ ...pods, ...more })));
    expect(created(power)).toEqual(["admin-granted"]);
    expect(created(neighbour)).toEqual([]);
  });

  it("is read in the values of a chart and in the specification of an operator, too", () => {
    const values = (verbs: string) =>
      `rbac:\n  rules:\n    - apiGroups: [""]\n      resources: ["pods"]\n      verbs: [${verbs}]\n`;
    const chart = (before: string, after: string) =>
      rulesFor(update("helm_release", { name: "web", values: [before] }, { name: "web", values: [after] }));
    expect(chart(values('"get"'), values('"get", "delete"'))).toContain("permissions-widened");
    expect(chart(values('"get", "delete"'), values('"get"'))).toEqual([]);
    const operator = (verb: string) =>
      rulesFor(
        create("kubernetes_manifest", {
          manifest: {
            kind: "ClusterServiceVersion",
            metadata: { name: "o" },
            spec: { permissions: [{ rules: [{ apiGroups: [""], resources: ["users"], verbs: [verb] }] }] },
          },
        }),
      );
    expect(operator("impersonate")).toEqual(["admin-granted"]);
    expect(operator("get")).toEqual([]);
  });

  it("of the cluster's administrators is found when it is given to anyone", () => {
    const binding = (name: string, subject: Written) => ({
      role_ref: [{ kind: "ClusterRole", name }],
      subject: [subject],
    });
    const account = { kind: "ServiceAccount", name: "web", namespace: "packagecloud" };
    expect(rulesFor(create("kubernetes_cluster_role_binding_v1", binding("cluster-admin", account)))).toEqual(
      ["admin-granted"],
    );
    expect(
      rulesFor(
        create(
          "kubernetes_role_binding_v1",
          binding("view", { kind: "Group", name: "system:unauthenticated" }),
        ),
      ),
    ).toEqual(["public-access"]);
  });
});

describe("a new resource", () => {
  it("with a privileged container, a public ACL or a public database is found", () => {
    const pod = (more: Written) => ({ spec: [{ container: [{ name: "a", security_context: [more] }] }] });
    expect(rulesFor(create("kubernetes_pod_v1", pod({ privileged: true })))).toEqual(["privileges-raised"]);
    expect(rulesFor(create("kubernetes_pod_v1", pod({ privileged: false })))).toEqual([]);
    expect(rulesFor(create("aws_s3_bucket_acl", { acl: "public-read" }))).toEqual(["exposure-widened"]);
    expect(rulesFor(create("aws_s3_bucket_acl", { acl: "private" }))).toEqual([]);
    expect(rulesFor(create("aws_db_instance", { publicly_accessible: true }))).toEqual(["exposure-widened"]);
  });
});

it("judges no data source and nothing that stays", () => {
  const document = policy(allow("*"));
  expect(
    rulesFor(change("aws_iam_policy", { mode: "data", action: "read", after: { policy: document } })),
  ).toEqual([]);
  expect(
    rulesFor(
      change("aws_iam_policy", {
        action: "no-op",
        before: { policy: document },
        after: { policy: document },
      }),
    ),
  ).toEqual([]);
});
