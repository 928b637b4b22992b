import { DATA, synthEnvironment } from "./support/environments";
import { ACCOUNT, policyStatements, verdict } from "./support/iam-policy";
import type { SynthesizedStack } from "./support/synth";
import { all, container, find, listAt, manifest, object, valueAt, variable } from "./support/template";

/**
 * Statements of the runbook about infrastructure, one by one in our own words, checked on what is
 * synthesized.
 */
const stacks = { pre: synthEnvironment(DATA.pre), ops: synthEnvironment(DATA.ops) };

const EACH = [
  ["pre", stacks.pre],
  ["ops", stacks.ops],
] as const;

const DEPLOYMENTS = ["web", "rainbows", "resque", "toolbox"] as const;

describe("Architecture", () => {
  it.each(EACH)("%s runs in Google Cloud on GKE, and keeps only packages in AWS", (_, stack) => {
    const aws = Object.keys(stack.resource ?? {}).filter((type) => type.startsWith("aws_"));
    expect(aws.filter((type) => !/^aws_(s3|iam|sns|cloudwatch)_/.test(type))).toEqual([]);
    expect(all(stack, "kubernetes_deployment_v1").length).toBeGreaterThanOrEqual(4);
  });

  it.each(EACH)("%s has no virtual machine and no single point of failure in front of users", (_, stack) => {
    expect(
      Object.keys(stack.resource ?? {}).filter((type) => /instance_template|compute_instance/.test(type)),
    ).toEqual([]);
    for (const name of ["web", "rainbows"]) {
      const autoscaler = object(stack, "kubernetes_horizontal_pod_autoscaler_v2", `packagecloud-${name}`);
      expect(valueAt(autoscaler, "spec.min_replicas")).toBeGreaterThanOrEqual(2);
    }
    expect(
      Number(valueAt(object(stack, "kubernetes_deployment_v1", "packagecloud-sql-proxy"), "spec.replicas")),
    ).toBeGreaterThanOrEqual(2);
  });

  it.each(EACH)("%s uses an external MySQL and an external Redis, both managed", (_, stack) => {
    const [instance] = all(stack, "google_sql_database_instance");
    expect(valueAt(instance, "database_version")).toMatch(/^MYSQL_8/);
    expect(all(stack, "google_redis_instance")).toHaveLength(1);
  });

  it.each(EACH)("%s lets each component grow on its own", (_, stack) => {
    const scaled = all(stack, "kubernetes_horizontal_pod_autoscaler_v2").map((each) =>
      valueAt(each, "metadata.name"),
    );
    expect(scaled.sort()).toEqual(["packagecloud-rainbows", "packagecloud-resque", "packagecloud-web"]);
  });
});

describe("Environments", () => {
  it.each([
    ["pre", "packages.pre.gke.gitlab.net", "pre-gitlab-gke"],
    ["ops", "packages.gitlab.com", "ops-gitlab-gke"],
  ] as const)("%s answers at https://%s from cluster %s", (name, host, cluster) => {
    const stack = stacks[name];
    expect(valueAt(Object.values(stack.data?.["google_container_cluster"] ?? {})[0], "name")).toBe(cluster);
    const web = container(object(stack, "kubernetes_deployment_v1", "packagecloud-web"), "packagecloud");
    expect(variable(web, "PACKAGECLOUD_EXTERNAL_URL")).toBe(`https://${host}`);
    expect(
      valueAt(all(stack, "google_monitoring_uptime_check_config")[0], "monitored_resource.labels.host"),
    ).toBe(host);
  });

  it("puts Cloudflare in front of ops", () => {
    const [record] = all(stacks.ops, "cloudflare_dns_record");
    expect(valueAt(record, "name")).toBe("packages.gitlab.com");
    expect(valueAt(record, "proxied")).toBe(true);
    expect(valueAt(record, "content")).toMatch(/google_compute_global_address\.\S+\.address/);
  });

  it("puts no Cloudflare in front of pre", () => {
    expect(JSON.stringify(stacks.pre).toLowerCase()).not.toContain("cloudflare");
    expect(valueAt(all(stacks.pre, "google_dns_record_set")[0], "name")).toBe("packages.pre.gke.gitlab.net.");
  });

  it("keeps each environment's state apart", () => {
    const addresses = EACH.map(([, stack]) => valueAt(stack.terraform, "backend.http.address"));
    expect(new Set(addresses).size).toBe(2);
  });
});

describe("How packagecloud works", () => {
  it.each(EACH)("%s runs one image of packagecloud everywhere, without privileges", (_, stack) => {
    const containers = DEPLOYMENTS.map((name) =>
      container(object(stack, "kubernetes_deployment_v1", `packagecloud-${name}`), "packagecloud"),
    );
    expect(new Set(containers.map(({ image }) => image)).size).toBe(1);
    for (const each of containers) {
      expect(valueAt(each, "security_context.privileged")).toBe(false);
      expect(valueAt(each, "image")).toMatch(/@sha256:[0-9a-f]{64}$/);
    }
  });

  it.each(EACH)("%s lets packagecloud manage CloudFront itself", (_, stack) => {
    expect(Object.keys(stack.resource ?? {}).filter((type) => /cloudfront|lambda/.test(type))).toEqual([]);
  });

  it.each(EACH)("%s gives packagecloud's user enough to manage its distribution and function", (_, stack) => {
    const attached = all(stack, "aws_iam_user_policy_attachment").flatMap((each) => {
      const [, id = ""] = /aws_iam_policy\.([^.]+)\.arn/.exec(String(valueAt(each, "policy_arn"))) ?? [];
      return policyStatements(valueAt(stack.resource?.["aws_iam_policy"]?.[id], "policy"));
    });
    const distribution = `arn:aws:cloudfront::${ACCOUNT}:distribution/E2QWRUHAPOMQZL`;
    const lambda = `arn:aws:lambda:us-east-1:${ACCOUNT}:function:packagecloud_cloudfront_auth`;
    for (const [action, resource] of [
      ["cloudfront:GetDistributionConfig", distribution],
      ["cloudfront:UpdateDistribution", distribution],
      ["lambda:GetFunction", lambda],
      ["lambda:UpdateFunctionCode", lambda],
      ["lambda:PublishVersion", lambda],
      ["lambda:EnableReplication*", `${lambda}:1`],
    ] as const) {
      expect([action, verdict(attached, action, resource)]).toEqual([action, "allowed"]);
    }
  });

  it.each(EACH)("%s has ready what packagecloud needs besides to make them", (_, stack) => {
    const [bootstrap] = all(stack, "aws_iam_policy").filter((each) => /bootstrap/.test(String(each["name"])));
    const allowed = actions(bootstrap);
    expect(allowed).toEqual(
      expect.arrayContaining(["cloudfront:CreateDistribution", "lambda:CreateFunction", "iam:CreateRole"]),
    );
    expect(allowed.filter((action) => /^[a-z]+:\*$/.test(action))).toEqual([]);
  });

  it.each(EACH)("%s lets packagecloud read and write packages in its bucket", (_, stack) => {
    const [runtime] = all(stack, "aws_iam_policy").filter((each) => /runtime/.test(String(each["name"])));
    expect(actions(runtime)).toEqual(
      expect.arrayContaining(["s3:GetObject", "s3:PutObject", "s3:ListBucket"]),
    );
    expect(all(stack, "aws_iam_user_policy_attachment").length).toBeGreaterThanOrEqual(1);
  });
});

describe("Kubernetes", () => {
  it.each(EACH)(
    "%s runs the deployments web, rainbows, resque and toolbox, and no other with packagecloud's image",
    (_, stack) => {
      const names = all(stack, "kubernetes_deployment_v1")
        .filter((each) =>
          listAt(each, "spec.template.spec.container").some(({ name }) => name === "packagecloud"),
        )
        .map((each) => valueAt(each, "metadata.name"));
      expect(names.sort()).toEqual(DEPLOYMENTS.map((name) => `packagecloud-${name}`).sort());
    },
  );

  it.each(
    EACH.flatMap(([environment, stack]) =>
      (
        [
          ["web", "nginx,unicorn"],
          ["rainbows", "nginx,unicorn,rainbows"],
          ["resque", "resque"],
          ["toolbox", ""],
        ] as const
      ).map(([name, services]) => [environment, name, services, stack] as const),
    ),
  )("%s's %s runs exactly: %s", (_, name, services, stack) => {
    const deployment = object(stack, "kubernetes_deployment_v1", `packagecloud-${name}`);
    expect(variable(container(deployment, "packagecloud"), "PACKAGECLOUD_SERVICES")).toBe(services);
  });

  it.each(EACH)("%s's toolbox is one pod that serves nothing", (_, stack) => {
    expect(valueAt(object(stack, "kubernetes_deployment_v1", "packagecloud-toolbox"), "spec.replicas")).toBe(
      "1",
    );
    expect(
      all(stack, "kubernetes_service_v1")
        .map((each) => valueAt(each, "metadata.name"))
        .sort(),
    ).toEqual(["packagecloud-rainbows", "packagecloud-sql-proxy", "packagecloud-web"]);
  });

  it.each(EACH)("%s's Ingress routes /api/* to rainbows and everything else to web", (_, stack) => {
    const ingress = object(stack, "kubernetes_ingress_v1", "packagecloud");
    const routes = listAt(ingress, "spec.rule.0.http.path").map((each) => [
      each["path"],
      valueAt(each, "backend.service.name"),
      each["path_type"],
    ]);
    expect(routes).toEqual([
      ["/*", "packagecloud-web", "ImplementationSpecific"],
      ["/api/*", "packagecloud-rainbows", "ImplementationSpecific"],
    ]);
  });

  it.each(EACH)("%s's Ingress is Google's", (_, stack) => {
    const ingress = object(stack, "kubernetes_ingress_v1", "packagecloud");
    expect(valueAt(ingress, "metadata.annotations")).toMatchObject({ "kubernetes.io/ingress.class": "gce" });
    expect(valueAt(manifest(stack, "FrontendConfig"), "spec.redirectToHttps.enabled")).toBe(true);
  });
});

describe("Backups", () => {
  it.each(EACH)("%s has packagecloud's own backups of database and configuration off", (_, stack) => {
    for (const name of DEPLOYMENTS) {
      const packagecloud = container(
        object(stack, "kubernetes_deployment_v1", `packagecloud-${name}`),
        "packagecloud",
      );
      expect(variable(packagecloud, "PACKAGECLOUD_BACKUP_DATABASE")).toBe("false");
      expect(variable(packagecloud, "PACKAGECLOUD_BACKUP_CONFIGURATION")).toBe("false");
    }
  });

  it.each(EACH)("%s keeps 30 of Google's daily automated backups", (_, stack) => {
    const backups = valueAt(all(stack, "google_sql_database_instance")[0], "settings.backup_configuration");
    expect(backups).toMatchObject({
      enabled: true,
      backup_retention_settings: { retained_backups: 30, retention_unit: "COUNT" },
    });
  });

  it("keeps ops' database in packagecloud-f05c90f5 of project gitlab-ops", () => {
    expect(valueAt(all(stacks.ops, "google_sql_database_instance")[0], "name")).toBe("packagecloud-f05c90f5");
    expect(valueAt(stacks.ops.provider?.["google"]?.[0], "project")).toBe("gitlab-ops");
  });

  it.each(EACH)(
    "%s needs no copy of its configuration: it comes from versions of secrets and from this code",
    (_, stack) => {
      const secrets = String(valueAt(applicationClass(stack), "spec.parameters.secrets"));
      expect(secrets).toContain('path: "packagecloud.rb.template"');
      expect(secrets).not.toContain("latest");
      // One number of the restore drill is kept, and nothing of packagecloud's.
      const claims = all(stack, "kubernetes_persistent_volume_claim_v1");
      const names = claims.map((claim) => valueAt(claim, "metadata.name"));
      expect(names.filter((claim) => claim !== "packagecloud-restore-drill")).toEqual([]);
    },
  );
});

describe("S3", () => {
  it("keeps ops' packages in packages-gitlab-com, replicated to packages-gitlab-com-replica in eu-central-1", () => {
    const replica = find(stacks.ops, "aws_s3_bucket", "bucket", "packages-gitlab-com-replica");
    expect(valueAt(replica, "region")).toBe("eu-central-1");
    const source = find(stacks.ops, "aws_s3_bucket", "bucket", "packages-gitlab-com");
    expect(valueAt(source, "region")).not.toBe("eu-central-1");
  });

  it.each(EACH)("%s replicates every object to another region", (_, stack) => {
    const [replication] = all(stack, "aws_s3_bucket_replication_configuration");
    const [rule, ...others] = listAt(replication, "rule");
    expect(others).toEqual([]);
    expect(rule).toMatchObject({
      status: "Enabled",
      filter: {},
      delete_marker_replication: { status: "Disabled" },
    });
    expect(valueAt(rule, "destination.bucket")).toMatch(/storage_packages_replica/);
    expect(new Set(all(stack, "aws_s3_bucket").map(({ region }) => region)).size).toBe(2);
  });

  it.each(EACH)("%s keeps versions in both buckets, which replication needs", (_, stack) => {
    const versioning = all(stack, "aws_s3_bucket_versioning");
    expect(versioning.map((each) => valueAt(each, "versioning_configuration.status"))).toEqual([
      "Enabled",
      "Enabled",
    ]);
  });
});

/** The class that the four deployments mount. */
function applicationClass(stack: SynthesizedStack): unknown {
  const web = object(stack, "kubernetes_deployment_v1", "packagecloud-web");
  const secrets = listAt(web, "spec.template.spec.volume").find(({ name }) => name === "secrets");
  return manifest(
    stack,
    "SecretProviderClass",
    String(valueAt(secrets, "csi.volume_attributes.secretProviderClass")),
  );
}

/** Every action that a policy allows. */
function actions(policy: unknown): readonly string[] {
  const document: unknown = JSON.parse(String(valueAt(policy, "policy")));
  return listAt(document, "Statement").flatMap((statement) => {
    const allowed = statement["Action"];
    return Array.isArray(allowed) ? allowed.map(String) : [String(allowed)];
  });
}

/** Both stacks are whole: nothing above was checked on a stack whose workloads wait for secrets. */
it.each(EACH)("%s withholds nothing", (_, stack: SynthesizedStack) => {
  expect(valueAt(stack.output?.["withheld"], "value")).toEqual({ parts: [], until: [] });
});
