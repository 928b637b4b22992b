import { DATA, synthEnvironment } from "../support/environments";
import type { Block, SynthesizedStack } from "../support/synth";
import { all, container, find, listAt, manifest, object, valueAt, variable } from "../support/template";

const stacks = { pre: synthEnvironment(DATA.pre), ops: synthEnvironment(DATA.ops) };
const EACH = Object.entries(stacks);
const { ops } = stacks;

const APPLICATION = ["web", "rainbows", "resque", "toolbox"] as const;
const deployment = (name: string, stack: SynthesizedStack = ops) =>
  object(stack, "kubernetes_deployment_v1", `packagecloud-${name}`);

describe("every pod of packagecloud", () => {
  it.each(APPLICATION)("%s has the TLS helper for Redis beside it, which needs no relaxation", (name) => {
    const pod = deployment(name);
    expect(listAt(pod, "spec.template.spec.container").map((each) => each["name"])).toEqual([
      "packagecloud",
      "memorystore-tls",
    ]);
    expect(valueAt(container(pod, "memorystore-tls"), "security_context")).toMatchObject({
      run_as_non_root: true,
      read_only_root_filesystem: true,
      allow_privilege_escalation: false,
      capabilities: { drop: ["ALL"] },
    });
    expect(Object.keys(valueAt(pod, "metadata.annotations") as object)).toEqual([
      "relaxations.workload/packagecloud",
    ]);
  });

  it.each(APPLICATION)(
    "%s reads its secrets as files of the pinned class, and no variable holds one",
    (name) => {
      const pod = deployment(name);
      const [secrets] = listAt(pod, "spec.template.spec.volume").filter((each) => each["name"] === "secrets");
      expect(valueAt(secrets, "csi")).toMatchObject({
        driver: "secrets-store-gke.csi.k8s.io",
        volume_attributes: { secretProviderClass: expect.stringMatching(/^packagecloud-[0-9a-f]{10}$/) },
      });
      for (const each of listAt(container(pod, "packagecloud"), "env")) {
        expect(Object.keys(each)).toEqual(["name", "value"]);
        expect(each["name"]).not.toMatch(/PASSWORD|SECRET_KEY|TOKEN|LICEN[CS]E/);
      }
      expect(all(ops, "kubernetes_secret_v1")).toEqual([]);
    },
  );

  it.each(APPLICATION)(
    "%s talks to Redis through its helper and to the database through the proxy",
    (name) => {
      const packagecloud = container(deployment(name), "packagecloud");
      expect(variable(packagecloud, "PACKAGECLOUD_REDIS_HOST")).toBe("127.0.0.1");
      expect(variable(packagecloud, "PACKAGECLOUD_DATABASE_HOST")).toBe(
        valueAt(object(ops, "kubernetes_service_v1", "packagecloud-sql-proxy"), "metadata.name"),
      );
      expect(variable(packagecloud, "PACKAGECLOUD_DATABASE_USER")).toBe(
        valueAt(all(ops, "google_sql_user")[0], "name"),
      );
    },
  );

  it.each(APPLICATION)("%s rolls when Redis' address or CA changes", (name) => {
    expect(valueAt(deployment(name), "spec.template.metadata.annotations")).toMatchObject({
      "packagecloud/memorystore-tls": expect.stringMatching(
        /^\$\{sha256\(jsonencode\(kubernetes_config_map_v1\..*\.data\)\)\}$/,
      ),
    });
  });

  it.each(APPLICATION)("%s waits for the migration, the proxy and the secrets", (name) => {
    expect(deployment(name)["depends_on"]).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^kubernetes_job_v1\.migration/),
        expect.stringMatching(/^kubernetes_deployment_v1\.sql-proxy/),
        expect.stringMatching(/^kubernetes_manifest\.application_secret-class/),
      ]),
    );
  });

  it.each(APPLICATION)("%s logs to its standard output and never migrates at start", (name) => {
    const packagecloud = container(deployment(name), "packagecloud");
    expect(variable(packagecloud, "PACKAGECLOUD_LOG_TARGET")).toBe("stdout");
    expect(variable(packagecloud, "PACKAGECLOUD_MIGRATE_ON_START")).toBe("false");
  });
});

describe("openings in the default-deny", () => {
  const DNS = ["53/TCP", "53/UDP"];
  const [cluster] = Object.keys(ops.data?.["google_container_cluster"] ?? {});
  const SERVICES = `\${data.google_container_cluster.${cluster}.services_ipv4_cidr}`;
  const REDIS = /^\$\{google_redis_instance\..*\.host\}\/32 \$\{google_redis_instance\..*\.port\}\/TCP$/;

  it.each(EACH)("%s denies everything that is not opened", (_, stack) => {
    expect(valueAt(object(stack, "kubernetes_network_policy_v1", "default-deny"), "spec")).toEqual({
      pod_selector: {},
      policy_types: ["Ingress", "Egress"],
    });
  });

  it.each([
    ["packagecloud-web", true],
    ["packagecloud-rainbows", true],
    ["packagecloud-resque", false],
    ["packagecloud-toolbox", false],
    ["packagecloud-migration", false],
  ] as const)(
    "%s reaches names, the proxy, Redis, the web and mail; load balancers reach it: %s",
    (name, served) => {
      const policy = object(ops, "kubernetes_network_policy_v1", name);
      expect(openings(policy, "ingress")).toEqual(
        served ? ["130.211.0.0/22 8080/TCP", "35.191.0.0/16 8080/TCP"] : [],
      );
      const egress = openings(policy, "egress");
      const dns = egress.filter((each) => DNS.some((port) => each.endsWith(` ${port}`)));
      expect(dns).toEqual(
        ["kube-dns", "node-local-dns", "169.254.20.10/32", "169.254.169.254/32", SERVICES]
          .flatMap((peer) => DNS.map((port) => `${peer} ${port}`))
          .sort(),
      );
      expect(egress.filter((each) => !dns.includes(each))).toEqual([
        expect.stringMatching(REDIS),
        "0.0.0.0/0 587/TCP",
        "0.0.0.0/0 except 5 443/TCP",
        "packagecloud-sql-proxy 3306/TCP",
      ]);
    },
  );

  it("packagecloud-sql-proxy takes packagecloud's pods only, and reaches its instance, Google's APIs and tokens", () => {
    const policy = object(ops, "kubernetes_network_policy_v1", "packagecloud-sql-proxy");
    expect(openings(policy, "ingress")).toEqual(
      [...APPLICATION, "migration"].map((name) => `packagecloud-${name} 3306/TCP`).sort(),
    );
    expect(openings(policy, "egress").filter((each) => !each.includes(" 53/"))).toEqual([
      expect.stringMatching(/^\$\{google_sql_database_instance\..*\.private_ip_address\}\/32 3307\/TCP$/),
      "0.0.0.0/0 443/TCP",
      "169.254.169.252/32 987-988/TCP",
      "169.254.169.254/32 80/TCP",
      "169.254.169.254/32 8080/TCP",
    ]);
  });

  it("packagecloud-backup-check reaches Google's APIs and nothing of packagecloud's", () => {
    const policy = object(ops, "kubernetes_network_policy_v1", "packagecloud-backup-check");
    expect(openings(policy, "ingress")).toEqual([]);
    expect(openings(policy, "egress").filter((each) => !each.includes(" 53/"))).toEqual([
      "0.0.0.0/0 443/TCP",
      "169.254.169.252/32 987-988/TCP",
      "169.254.169.254/32 80/TCP",
      "169.254.169.254/32 8080/TCP",
    ]);
  });
});

describe("stopping a pod", () => {
  it.each([
    ["web", "45", 60],
    ["rainbows", "45", 3600],
    ["resque", "0", 3600],
  ] as const)("%s drains before its services are told to end", (name, wait, seconds) => {
    const pod = deployment(name);
    const command = valueAt(container(pod, "packagecloud"), "lifecycle.pre_stop.0.exec.command");
    expect(command).toEqual([
      "/bin/sh",
      "-c",
      'touch /run/signals/draining; sleep "$0"; "$@"; touch /run/signals/drained',
      wait,
      "/usr/local/bin/packagecloud-drain",
    ]);
    const grace = Number(valueAt(pod, "spec.template.spec.termination_grace_period_seconds"));
    expect(grace).toBeGreaterThanOrEqual(Number(wait) + seconds);
    expect(valueAt(container(pod, "memorystore-tls"), "lifecycle.pre_stop.0.exec.command")).toEqual([
      "/bin/sh",
      "-c",
      'sleep "$0"; while [ -e /run/signals/draining ] && [ ! -e /run/signals/drained ]; do sleep 1; done',
      "5",
    ]);
    expect(valueAt(container(pod, "packagecloud"), "lifecycle.post_start.0.exec.command")).toEqual([
      "/bin/sh",
      "-c",
      "rm -f /run/signals/draining /run/signals/drained",
    ]);
  });

  it.each(["rainbows", "resque"])("%s is not evicted to save a node", (name) => {
    expect(valueAt(deployment(name), "spec.template.metadata.annotations")).toMatchObject({
      "cluster-autoscaler.kubernetes.io/safe-to-evict": "false",
    });
  });

  it.each([
    ["packagecloud-web", 60],
    ["packagecloud-rainbows", 3600],
  ])("the load balancer gives %s as long as a request may take, and drains as long", (name, seconds) => {
    expect(valueAt(manifest(ops, "BackendConfig", name), "spec")).toMatchObject({
      timeoutSec: seconds,
      connectionDraining: { drainingTimeoutSec: seconds },
      healthCheck: { requestPath: "/health", port: 8080 },
    });
  });
});

describe("the edge", () => {
  it("answers only Cloudflare's ranges in ops, ten to a rule", () => {
    const rules = listAt(all(ops, "google_compute_security_policy")[0], "rule");
    const allowed = rules
      .filter(({ action }) => action === "allow")
      .map((rule) => listAt(rule, "match.config.src_ip_ranges"));
    expect(allowed.map((ranges) => ranges.length)).toEqual([10, 5]);
    expect(rules.at(-1)).toMatchObject({ action: "deny(403)", match: { config: { src_ip_ranges: ["*"] } } });
    for (const name of ["packagecloud-web", "packagecloud-rainbows"]) {
      expect(valueAt(manifest(ops, "BackendConfig", name), "spec")).toMatchObject({
        securityPolicy: { name: expect.stringMatching(/google_compute_security_policy\./) },
        customResponseHeaders: { headers: ["Cloudflare-CDN-Cache-Control: no-store"] },
      });
    }
  });

  it("shows ops' uploaded certificate and pre's managed one", () => {
    expect(
      valueAt(object(ops, "kubernetes_ingress_v1", "packagecloud"), "metadata.annotations"),
    ).toMatchObject({
      "ingress.gcp.kubernetes.io/pre-shared-cert": "packagecloud-ops-1",
    });
    expect(valueAt(manifest(stacks.pre, "ManagedCertificate"), "spec.domains")).toEqual([
      "packages.pre.gke.gitlab.net",
    ]);
  });

  it("touches no setting of the zone", () => {
    expect(Object.keys(ops.resource ?? {}).filter((type) => type.startsWith("cloudflare_"))).toEqual([
      "cloudflare_dns_record",
    ]);
  });
});

describe("identities", () => {
  it("let packagecloud's pods read its secrets, and nobody else", () => {
    const members = all(ops, "google_secret_manager_secret_iam_member");
    expect(members).toHaveLength(6);
    for (const member of members) {
      expect(member["role"]).toBe("roles/secretmanager.secretAccessor");
      expect(member["member"]).toMatch(/subject\/ns\/packagecloud\/sa\/packagecloud$/);
    }
  });

  it("let the proxy log in to this database only", () => {
    const client = find(ops, "google_project_iam_member", "role", "roles/cloudsql.client");
    expect(client["member"]).toMatch(/\/sa\/packagecloud-sql-proxy$/);
    expect(valueAt(client, "condition.expression")).toContain(
      'resource.name == "projects/gitlab-ops/instances/packagecloud-f05c90f5"',
    );
  });

  it("let the backup check list backups and do nothing else", () => {
    expect(all(ops, "google_project_iam_custom_role")[0]?.["permissions"]).toEqual([
      "cloudsql.backupRuns.list",
    ]);
  });

  it("take the right to set up CloudFront away when it is not needed", () => {
    const attached = all(ops, "aws_iam_user_policy_attachment").map(({ policy_arn }) => String(policy_arn));
    expect(attached).toEqual([expect.stringContaining("policy-runtime")]);
  });
});

describe("priorities", () => {
  it.each(EACH)("in %s push nobody else's pods out", (_, stack) => {
    const classes = all(stack, "kubernetes_priority_class_v1");
    expect(classes.map(({ preemption_policy }) => preemption_policy)).toEqual(["Never", "Never"]);
    expect(valueAt(deployment("web", stack), "spec.template.spec.priority_class_name")).toMatch(
      /priority-serving/,
    );
    expect(valueAt(deployment("resque", stack), "spec.template.spec.priority_class_name")).toMatch(
      /priority-indexing/,
    );
  });
});

/** A policy's openings in one direction as sorted lines: `<peer> <port>/<protocol>`. */
function openings(policy: Block, direction: "ingress" | "egress"): readonly string[] {
  const spec = valueAt(policy, "spec") as Block;
  if (!(direction in spec)) return [];
  return listAt(spec, direction)
    .flatMap((opening) =>
      listAt(opening, direction === "ingress" ? "from" : "to").flatMap((peer) =>
        listAt(opening, "ports").map(
          (port) =>
            `${peerName(peer)} ${port["port"]}${port["end_port"] === undefined ? "" : `-${port["end_port"]}`}/${port["protocol"]}`,
        ),
      ),
    )
    .sort();
}

function peerName(peer: Block): string {
  if ("ip_block" in peer) {
    const except = Reflect.get(Object(peer["ip_block"]), "except");
    return `${valueAt(peer, "ip_block.cidr")}${Array.isArray(except) ? ` except ${except.length}` : ""}`;
  }
  return String(Object.values(valueAt(peer, "pod_selector.match_labels") as object)[0]);
}
