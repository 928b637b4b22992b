import { environmentFrom, environmentNames, environments } from "../../environments";
import type { EnvironmentData } from "../../environments/environment";
import { PackagecloudStack } from "../../stacks/packagecloud-stack";
import { schemaProblems } from "../constructs/schema-check";
import { changed } from "../environments/change";
import { DATA, synthEnvironment } from "../support/environments";
import { type Synthesized, type SynthesizedStack, synthApp } from "../support/synth";
import { all, valueAt } from "../support/template";

function synthAll(): Synthesized {
  return synthApp((app) => {
    for (const environment of environments(environmentNames)) new PackagecloudStack(app, environment);
  });
}

const synthesized = synthAll();
const EACH = Object.entries(synthesized.stacks);

describe("the synthesis", () => {
  it("gives the same bytes each time", () => {
    const again = synthAll();
    expect(again.texts).toEqual(synthesized.texts);
    expect(again.manifest).toEqual(synthesized.manifest);
  });

  it.each(EACH)("of %s fits the providers' schemas", (_, stack) => {
    expect(schemaProblems(stack)).toEqual([]);
  });

  it.each(EACH)("of %s contains nothing that looks like a secret", (name) => {
    const text = synthesized.texts[name] ?? "";
    expect(text).not.toMatch(/BEGIN [A-Z ]*PRIVATE KEY|AKIA[0-9A-Z]{16}|glpat-|ya29\.|eyJ[A-Za-z0-9_-]{10}/);
    const stack = synthesized.stacks[name];
    // The only values that Terraform hands on are references into write-only arguments.
    expect(secretArguments(stack)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/secret_data_wo=\$\{ephemeral\.random_password\./),
        expect.stringMatching(/secret_data_wo=\$\{google_redis_instance\..*\.auth_string\}/),
        expect.stringMatching(/password_wo=\$\{ephemeral\.random_password\./),
      ]),
    );
    expect(secretArguments(stack)).toHaveLength(3);
    expect(text.match(/auth_string/g)).toHaveLength(1);
  });

  it.each(EACH)("of %s stops when a generation becomes another version of its secret", (_, stack) => {
    const versions = all(stack, "google_secret_manager_secret_version");
    expect(versions).toHaveLength(2);
    for (const version of versions) {
      expect(valueAt(version, "lifecycle.postcondition.0.condition")).toBe('${self.version == "1"}');
      expect(version).toMatchObject({
        deletion_policy: "ABANDON",
        lifecycle: { create_before_destroy: true },
      });
    }
  });

  it.each(EACH)("of %s keeps the state in GitLab, with literals only and no credentials", (name, stack) => {
    expect(stack.terraform["backend"]).toEqual({
      http: {
        address: expect.stringMatching(new RegExp(`^https://ops\\.gitlab\\.net/.*packagecloud-${name}$`)),
        lock_address: expect.stringMatching(new RegExp(`packagecloud-${name}/lock$`)),
        unlock_address: expect.stringMatching(new RegExp(`packagecloud-${name}/lock$`)),
        lock_method: "POST",
        unlock_method: "DELETE",
        retry_wait_min: 5,
      },
    });
    expect(stack.terraform["required_version"]).toBe(">= 1.11");
  });

  it.each(EACH)("of %s pins each provider to one version", (_, stack) => {
    const versions = Object.values(stack.terraform["required_providers"] as object).map((each) =>
      valueAt(each, "version"),
    );
    expect(versions.length).toBeGreaterThanOrEqual(4);
    for (const version of versions) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it.each(EACH)("of %s labels what it makes in both clouds", (name, stack) => {
    const labels = { environment: name, managed_by: "terraform", service: "packagecloud" };
    expect(valueAt(stack.provider?.["google"]?.[0], "default_labels")).toEqual(labels);
    expect(valueAt(stack.provider?.["aws"]?.[0], "default_tags.0.tags")).toEqual(labels);
  });

  it("needs Cloudflare's provider only where Cloudflare is", () => {
    expect(Object.keys(synthesized.stacks["pre"]?.provider ?? {})).not.toContain("cloudflare");
    expect(Object.keys(synthesized.stacks["ops"]?.provider ?? {})).toContain("cloudflare");
  });

  it.each(EACH)("of %s makes its outputs, none of them secret", (_, stack) => {
    expect(Object.keys(stack.output ?? {}).sort()).toEqual([
      "bucket",
      "database_connection_name",
      "database_private_address",
      "iam_user",
      "ingress_address",
      "redis_host",
      "replica_bucket",
      "withheld",
    ]);
    for (const output of Object.values(stack.output ?? {})) expect(output["sensitive"]).toBeUndefined();
  });
});

describe("what holds data", () => {
  const PROTECTED: readonly (readonly [string, number])[] = [
    ["google_sql_database_instance", 1],
    ["google_sql_database", 1],
    ["google_redis_instance", 1],
    ["google_secret_manager_secret", 6],
    ["google_compute_global_address", 1],
    ["aws_s3_bucket", 2],
    ["aws_iam_user", 1],
    ["kubernetes_namespace_v1", 1],
  ];

  it.each(
    EACH.flatMap(([name, stack]) => PROTECTED.map(([type, count]) => [name, type, count, stack] as const)),
  )("in %s, %s (%i), cannot be destroyed", (_, type, count, stack) => {
    const resources = all(stack, type);
    expect(resources).toHaveLength(count);
    for (const resource of resources) expect(valueAt(resource, "lifecycle.prevent_destroy")).toBe(true);
  });

  it.each(EACH)("in %s has its provider's own protections on", (_, stack) => {
    const [database] = all(stack, "google_sql_database_instance");
    expect(valueAt(database, "deletion_protection")).toBe(true);
    expect(valueAt(database, "settings.deletion_protection_enabled")).toBe(true);
    for (const secret of all(stack, "google_secret_manager_secret"))
      expect(secret["deletion_protection"]).toBe(true);
    for (const bucket of all(stack, "aws_s3_bucket")) expect(bucket["force_destroy"]).toBe(false);
    expect(all(stack, "aws_iam_user")[0]?.["force_destroy"]).toBe(false);
  });
});

describe("a first deployment", () => {
  const first = withoutSecrets(DATA.ops);
  const stack = synthEnvironment(first);

  it("makes everything that secrets need, and withholds what needs secrets", () => {
    expect(all(stack, "google_secret_manager_secret")).toHaveLength(6);
    expect(all(stack, "google_secret_manager_secret_iam_member")).toHaveLength(6);
    expect(all(stack, "google_sql_user")).toHaveLength(1);
    expect(all(stack, "kubernetes_deployment_v1").map((each) => valueAt(each, "metadata.name"))).toEqual([
      "packagecloud-sql-proxy",
    ]);
    for (const type of [
      "kubernetes_job_v1",
      "kubernetes_ingress_v1",
      "google_monitoring_uptime_check_config",
    ]) {
      expect(all(stack, type)).toEqual([]);
    }
    expect(schemaProblems(stack)).toEqual([]);
  });

  it("says what is withheld and which settings it waits for", () => {
    expect(valueAt(stack.output?.["withheld"], "value")).toEqual({
      parts: ["web", "rainbows", "resque", "toolbox", "migration", "ingress", "uptime check", "queue check"],
      until: [
        "secrets.licence.version",
        "secrets.configuration.version",
        "secrets.awsCredentials.version",
        "secrets.gpgKey.version",
      ],
    });
  });

  it("warns whoever synthesizes it", () => {
    const { manifest } = synthApp((app) => new PackagecloudStack(app, environmentFrom([first], "ops")));
    expect(JSON.stringify(valueAt(manifest, "stacks.ops.annotations"))).toContain(
      "ops: withheld until secrets.licence.version",
    );
    expect(JSON.stringify(synthesized.manifest)).not.toContain("withheld");
  });

  it("withholds everything for a single missing secret, and nothing of what a later apply would change", () => {
    const one = synthEnvironment(changed(DATA.ops, "secrets.gpgKey.version", null));
    expect(all(one, "kubernetes_job_v1")).toEqual([]);
    const complete = synthEnvironment(DATA.ops);
    for (const [type, blocks] of Object.entries(one.resource ?? {})) {
      for (const [name, block] of Object.entries(blocks))
        expect(complete.resource?.[type]?.[name]).toEqual(block);
    }
  });
});

describe("objects that exist already", () => {
  it("are taken over by import blocks", () => {
    const adopt = {
      databaseInstance: "projects/gitlab-ops/instances/packagecloud-f05c90f5",
      database: "projects/gitlab-ops/instances/packagecloud-f05c90f5/databases/packages_onpremise",
      redis: "projects/gitlab-ops/locations/us-east1/instances/packagecloud-redis",
      bucket: "packages-gitlab-com",
      replicaBucket: "packages-gitlab-com-replica",
      address: "projects/gitlab-ops/global/addresses/packagecloud-gke-ingress-ops",
      namespace: "packagecloud",
      dnsRecord: "00000000000000000000000000000000/11111111111111111111111111111111",
      iamUser: "packagecloud-ops",
      replicationRole: "packages-s3-replication",
    };
    const stack = synthEnvironment({ ...DATA.ops, adopt });
    const imported = (stack.import ?? []).map((each) => [String(each["to"]).split(".")[0], each["id"]]);
    expect(imported.sort()).toEqual(
      [
        ["google_sql_database_instance", adopt.databaseInstance],
        ["google_sql_database", adopt.database],
        ["google_redis_instance", adopt.redis],
        ["aws_s3_bucket", adopt.bucket],
        ["aws_s3_bucket", adopt.replicaBucket],
        ["google_compute_global_address", adopt.address],
        ["kubernetes_namespace_v1", adopt.namespace],
        ["cloudflare_dns_record", adopt.dnsRecord],
        ["aws_iam_user", adopt.iamUser],
        ["aws_iam_role", adopt.replicationRole],
      ].sort(),
    );
    expect(synthEnvironment(DATA.ops).import).toBeUndefined();
  });
});

describe("a third environment", () => {
  it("needs nothing but its data", () => {
    const staging: EnvironmentData = { ...DATA.pre, name: "staging" };
    const { stacks } = synthApp((app) => new PackagecloudStack(app, environmentFrom([staging], "staging")));
    expect(Object.keys(stacks)).toEqual(["staging"]);
    expect(schemaProblems(stacks["staging"] ?? { terraform: {} })).toEqual([]);
  });
});

/** `argument=value` for each argument that carries a secret. */
function secretArguments(stack: SynthesizedStack | undefined): readonly string[] {
  const result: string[] = [];
  const walk = (node: unknown): void => {
    if (node === null || typeof node !== "object") return;
    for (const [key, value] of Object.entries(node)) {
      if (/(_wo|^password|^secret_data|^private_key)$/.test(key) && typeof value === "string")
        result.push(`${key}=${value}`);
      walk(value);
    }
  };
  walk(stack?.resource);
  return result;
}

function withoutSecrets(data: EnvironmentData): EnvironmentData {
  const { licence, configuration, awsCredentials, gpgKey } = data.secrets;
  return {
    ...data,
    secrets: {
      ...data.secrets,
      licence: { ...licence, version: null, endDate: null },
      configuration: { ...configuration, version: null },
      awsCredentials: { ...awsCredentials, version: null, createdOn: null },
      gpgKey: { ...gpgKey, version: null },
    },
  };
}
