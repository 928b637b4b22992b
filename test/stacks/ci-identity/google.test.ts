import { readFileSync } from "node:fs";
import { join } from "node:path";
import { validateEnvironment } from "../../../environments/validate";
import { changed } from "../../environments/change";
import { DATA, type EnvironmentName, synthEnvironment } from "../../support/environments";
import type { Block } from "../../support/synth";
import { all, valueAt } from "../../support/template";
import { pathOf, synthIdentities } from "./support";

const stack = synthIdentities();
const NAMES = ["pre", "ops"] as const;

const under = (type: string, path: string): Block => {
  const result = all(stack, type).filter((block) => pathOf(block) === path);
  const [only] = result;
  if (only === undefined || result.length > 1) throw new Error(`${result.length} of ${type} at ${path}`);
  return only;
};

const permissionsOf = (path: string): readonly string[] =>
  valueAt(under("google_project_iam_custom_role", `${path}/role`), "permissions") as readonly string[];

const IDENTITY_PAGE = readFileSync(join(__dirname, "..", "..", "..", "docs", "ci-identity.md"), "utf8");

const isRead = (permission: string): boolean =>
  /\.(get|list|connect|getIamPolicy|getAuthString)$/.test(permission);

/** The custom roles that an environment's stack creates. */
function customRolesOf(environment: EnvironmentName) {
  return all(synthEnvironment(DATA[environment]), "google_project_iam_custom_role").map((role) => ({
    id: String(valueAt(role, "role_id")),
    permissions: valueAt(role, "permissions") as readonly string[],
  }));
}

/** Everything that an identity may do, wherever. */
function rightsOf(environment: EnvironmentName, identity: "plan" | "deploy"): readonly string[] {
  const email = `serviceAccount:packagecloud-ci-${identity}@`;
  const roles = new Map(
    all(stack, "google_project_iam_custom_role").map((role) => [pathOf(role), role] as const),
  );
  const account = `\${google_service_account.${environment}_google_${identity}-account`;
  const grants = all(stack, "google_project_iam_member").filter((grant) => {
    const member = String(valueAt(grant, "member"));
    return member.startsWith(account) || member.startsWith(email);
  });
  return grants.flatMap((grant) => {
    const role = roles.get(pathOf(grant).replace(/\/grant-[a-z]+$/, "/role"));
    return role === undefined ? [String(valueAt(grant, "role"))] : (valueAt(role, "permissions") as string[]);
  });
}

describe.each(NAMES)("Google's identities of %s", (name) => {
  it("let planning read and nothing else, and never a secret's value", () => {
    const rights = rightsOf(name, "plan");
    expect(rights.length).toBeGreaterThan(30);
    expect(rights.filter((right) => !isRead(right))).toEqual([]);
    expect(rights).not.toContain("secretmanager.versions.access");
  });

  it("let deploying touch neither what it is nor who may become it", () => {
    const rights = rightsOf(name, "deploy");
    expect(rights).toEqual(expect.arrayContaining(["container.deployments.update", "cloudsql.users.create"]));
    expect(rights.filter((right) => /^iam\.(?!roles\.get$)/.test(right))).toEqual([]);
    expect(
      rights.filter((right) => /workloadIdentity|serviceAccountKeys|actAs|getAccessToken/i.test(right)),
    ).toEqual([]);
    expect(rights.filter((right) => /setIamPolicy$/.test(right))).toEqual([
      "secretmanager.secrets.setIamPolicy",
    ]);
    expect(rights.filter((right) => /^roles\//.test(right))).toEqual([
      "roles/resourcemanager.projectIamAdmin",
    ]);
  });

  it("let deploying delete nothing that holds data, and read no secret and no pod", () => {
    const rights = rightsOf(name, "deploy");
    const kept = [
      "instances",
      "secrets",
      "databases",
      "globalAddresses",
      "namespaces",
      "clusters",
      "versions",
    ];
    const deletes = rights.filter((right) => /\.(delete|destroy)$/.test(right));
    expect(deletes.length).toBeGreaterThan(5);
    expect(deletes.filter((right) => kept.includes(right.split(".")[1] ?? ""))).toEqual([]);
    expect(
      rights.filter((right) => /versions\.access|^container\.(secrets|pods|roles|clusterRoles)/.test(right)),
    ).toEqual([]);
  });

  it("bind grants in the project to the roles of the stack that only read or connect", () => {
    const { google } = DATA[name];
    const grant = under("google_project_iam_member", `${name}/google/grants`);
    expect(valueAt(grant, "role")).toBe("roles/resourcemanager.projectIamAdmin");
    const listed = /hasOnly\(\[(.*)\]\)$/.exec(String(valueAt(grant, "condition.expression")))?.[1] ?? "";
    const reading = customRolesOf(name).filter(({ permissions }) => permissions.every(isRead));
    const roles = reading.map(({ id }) => `projects/${google.project}/roles/${id}`);
    expect(listed.split(", ").sort()).toEqual(
      [...roles, "roles/cloudsql.client"].map((role) => `'${role}'`).sort(),
    );
  });

  it("are documented with each role that the stack grants, and who grants it", () => {
    const rows = [
      ...IDENTITY_PAGE.matchAll(/^\| `([^`]+)` \| ([a-z, ]+) \| .* \| (the pipeline|a person) \|$/gm),
    ];
    const documented = rows
      .filter(([, , environments = ""]) => environments.split(", ").includes(name))
      .map(([, role = "", , by]) => [role.replace("<environment>", name), by]);
    const custom = customRolesOf(name).map(({ id, permissions }) => [
      id,
      permissions.every(isRead) ? "the pipeline" : "a person",
    ]);
    const standard = all(synthEnvironment(DATA[name]), "google_project_iam_member")
      .map((member) => String(valueAt(member, "role")))
      .filter((role) => role.startsWith("roles/"));
    expect(documented.sort()).toEqual([...custom, ...standard.map((role) => [role, "the pipeline"])].sort());
  });

  it("bind the database and the secrets by the names that the stack gives them", () => {
    const environment = synthEnvironment(DATA[name]);
    const expression = (word: string) =>
      String(
        valueAt(
          under("google_project_iam_member", `${name}/google/deploy-${word}-role/grant-deploy`),
          "condition.expression",
        ),
      );
    const instances = all(environment, "google_sql_database_instance").map((each) =>
      String(valueAt(each, "name")),
    );
    expect(instances).toHaveLength(1);
    expect(expression("database")).toContain(`/instances/${instances.join()}"`);

    const secrets = all(environment, "google_secret_manager_secret").map((each) =>
      String(valueAt(each, "secret_id")),
    );
    const named = [...expression("secrets").matchAll(/\/secrets\/([^"/]+)"/g)].map(([, id]) => id);
    expect(named.sort()).toEqual(secrets.sort());
    expect(permissionsOf(`${name}/google/deploy-secrets-role`)).not.toContain("secretmanager.versions.add");

    const written = [...expression("written-secrets").matchAll(/\/secrets\/([^"/]+)"/g)].map(([, id]) => id);
    expect(written.sort()).toEqual(
      all(environment, "google_secret_manager_secret_version")
        .map((version) => /secrets_([a-z-]+)_secret/.exec(String(valueAt(version, "secret")))?.[1])
        .map((word) => `packagecloud-${word}`)
        .sort(),
    );
    // IAM allows twelve operators in a condition.
    for (const word of ["database", "secrets", "written-secrets"]) {
      expect(expression(word).match(/&&|\|\|/g)?.length ?? 0).toBeLessThanOrEqual(12);
    }
  });

  it("let every job plan and only the deploy branch deploy", () => {
    const trust = (word: string) =>
      under("google_service_account_iam_member", `${name}/google/${word}-trust`);
    expect(valueAt(trust("plan"), "role")).toBe("roles/iam.workloadIdentityUser");
    expect(valueAt(trust("plan"), "member")).toMatch(
      /^principalSet:.*\/attribute\.project_path\/gitlab-com\/gl-infra\/packagecloud$/,
    );
    expect(valueAt(trust("deploy"), "member")).toMatch(
      /^principalSet:.*\/attribute\.deploys\/gitlab-com\/gl-infra\/packagecloud$/,
    );
    expect(all(stack, "google_service_account_iam_member")).toHaveLength(2 * NAMES.length);
  });
});

describe("what Google keeps of a job's token", () => {
  const provider = under("google_iam_workload_identity_pool_provider", "ops/google/federation/gitlab");
  const job = {
    project_id: "7",
    job_id: "42",
    project_path: "gitlab-com/gl-infra/packagecloud",
    ref: "main",
    ref_type: "branch",
    ref_protected: "true",
  };

  /** These expressions mean the same in JavaScript as in the Common Expression Language. */
  const evaluate = (expression: unknown, assertion: typeof job): unknown =>
    new Function("assertion", `return (${String(expression).replaceAll("==", "===")});`)(assertion);
  const mapping = valueAt(provider, "attribute_mapping") as Readonly<Record<string, string>>;

  it("lets in only the project's jobs, for the GitLab's own audience", () => {
    const condition = valueAt(provider, "attribute_condition");
    expect(evaluate(condition, job)).toBe(true);
    expect(evaluate(condition, { ...job, project_path: "gitlab-com/gl-infra/packagecloud-fork" })).toBe(
      false,
    );
    expect(valueAt(provider, "oidc")).toEqual({
      allowed_audiences: ["https://ops.gitlab.net"],
      issuer_uri: "https://ops.gitlab.net/",
    });
  });

  it.each([
    ["the protected deploy branch", {}, "gitlab-com/gl-infra/packagecloud"],
    ["the deploy branch without its protection", { ref_protected: "false" }, "none"],
    ["a tag of that name", { ref_type: "tag" }, "none"],
    ["another protected branch", { ref: "release" }, "none"],
  ])("calls %s by what it may become", (_, claims, expected) => {
    expect(evaluate(mapping["attribute.deploys"], { ...job, ...claims })).toBe(expected);
  });

  it("gives each job a subject of its own, of a length that Google takes", () => {
    expect(evaluate(mapping["google.subject"], job)).toBe("project:7:job:42");
  });
});

describe("a host name's zone in another project", () => {
  it("gets roles of its own there, for records only, and none is left behind", () => {
    const moved = changed(DATA.pre, "edge.dns.dnsZone.project", "gitlab-dns");
    const foreign = synthIdentities([validateEnvironment("pre", moved)]);
    const roles = all(foreign, "google_project_iam_custom_role");
    const inZone = roles.filter((role) => valueAt(role, "project") === "gitlab-dns");
    expect(inZone.map((role) => [valueAt(role, "role_id"), valueAt(role, "permissions")]).sort()).toEqual([
      [
        "packagecloud_ci_dns_deploy_pre",
        [
          "dns.changes.create",
          "dns.changes.get",
          "dns.resourceRecordSets.create",
          "dns.resourceRecordSets.delete",
          "dns.resourceRecordSets.update",
        ],
      ],
      ["packagecloud_ci_dns_plan_pre", ["dns.resourceRecordSets.list"]],
    ]);
    const inProject = roles.filter((role) => valueAt(role, "project") === "gitlab-pre");
    expect(
      inProject
        .flatMap((role) => valueAt(role, "permissions") as string[])
        .filter((each) => /^dns\./.test(each)),
    ).toEqual([]);
  });
});

it("refuses environments that share a project, whose identities would be one", () => {
  const shared = validateEnvironment("ops", changed(DATA.ops, "google.project", "gitlab-pre"));
  expect(() => synthIdentities([validateEnvironment("pre", DATA.pre), shared])).toThrow(
    "google.project must be another one for each environment",
  );
});
