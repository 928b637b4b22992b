import { DATA, synthEnvironment } from "../support/environments";
import { type Block, resources, type SynthesizedStack } from "../support/synth";
import { all, container, find, hasPath, listAt, object, resourceOf, valueAt } from "../support/template";

/** Joints between parts: each half is fine by itself, and the service is down when they do not meet. */
const EACH = Object.values(DATA).map((data) => [data.name, synthEnvironment(data), data] as const);

describe.each(EACH)("%s", (_, stack, data) => {
  it.each(["web", "rainbows", "resque", "toolbox", "sql-proxy"])(
    "runs packagecloud-%s as a ServiceAccount that exists",
    (name) => {
      const pod = object(stack, "kubernetes_deployment_v1", `packagecloud-${name}`);
      const account = resolved(stack, valueAt(pod, "spec.template.spec.service_account_name"));
      const accounts = all(stack, "kubernetes_service_account_v1").map((each) =>
        valueAt(each, "metadata.name"),
      );
      expect(accounts).toContain(account);
    },
  );

  it("reaches the database by its private address, the only one it has", () => {
    const instance = find(stack, "google_sql_database_instance", "name", data.database.instanceName);
    expect(valueAt(instance, "settings.ip_configuration.ipv4_enabled")).toBe(false);
    const proxy = container(object(stack, "kubernetes_deployment_v1", "packagecloud-sql-proxy"), "sqlproxy");
    expect(valueAt(proxy, "args")).toContain("--private-ip");
  });

  it("puts the Ingress on the address that the host name's record points at", () => {
    const ingress = object(stack, "kubernetes_ingress_v1", "packagecloud");
    const name = annotation(ingress, "kubernetes.io/ingress.global-static-ip-name");
    const address = find(stack, "google_compute_global_address", "name", data.edge.addressName);
    expect(resolved(stack, name)).toBe(data.edge.addressName);
    const record = all(
      stack,
      data.edge.dns.kind === "cloudflare" ? "cloudflare_dns_record" : "google_dns_record_set",
    )[0];
    const target =
      data.edge.dns.kind === "cloudflare" ? valueAt(record, "content") : valueAt(record, "rrdatas.0");
    expect(resourceOf(stack, String(target))).toBe(address);
  });

  it("keeps each SecretProviderClass until nothing mounts it: who does, depends on it", () => {
    const classes = Object.entries(resources(stack, "kubernetes_manifest")).flatMap(([id, block]) =>
      valueAt(block, "manifest.kind") === "SecretProviderClass"
        ? [[String(valueAt(block, "manifest.metadata.name")), `kubernetes_manifest.${id}`] as const]
        : [],
    );
    const mounts = ["kubernetes_deployment_v1", "kubernetes_cron_job_v1", "kubernetes_job_v1"].flatMap(
      (type) =>
        all(stack, type).flatMap((owner) =>
          [...JSON.stringify(owner).matchAll(/"secretProviderClass":"([^"]+)"/g)].map(([, name = ""]) => ({
            name,
            needs: hasPath(owner, "depends_on") ? valueAt(owner, "depends_on") : [],
          })),
        ),
    );
    expect(mounts.length).toBeGreaterThan(5);
    for (const { name, needs } of mounts) expect(needs).toContain(new Map(classes).get(name));
  });

  it("lets stunnel check Redis' certificate against Memorystore's authorities, over TLS", () => {
    const config = object(stack, "kubernetes_config_map_v1", "memorystore-tls");
    const files = new Map(Object.entries(Object(valueAt(config, "data"))));
    const lines = String(files.get("stunnel.conf")).split("\n");
    expect(lines).toEqual(
      expect.arrayContaining(["client = yes", "CAfile = /etc/memorystore-tls/ca.pem", "verifyChain = yes"]),
    );
    expect(lines.filter((line) => line.startsWith("verifyChain"))).toEqual(["verifyChain = yes"]);
    expect(String(files.get("ca.pem"))).toMatch(/google_redis_instance\..*server_ca_certs\[\*\]\.cert/);
    for (const name of ["web", "rainbows", "resque", "toolbox"]) {
      const pod = object(stack, "kubernetes_deployment_v1", `packagecloud-${name}`);
      const helper = container(pod, "memorystore-tls");
      expect(valueAt(helper, "command")).toEqual(["stunnel", "/etc/memorystore-tls/stunnel.conf"]);
      const mounts = listAt(helper, "volume_mount").filter(
        (each) => each["mount_path"] === "/etc/memorystore-tls",
      );
      expect(mounts).toHaveLength(1);
    }
  });

  it("never evicts a job from Redis", () => {
    const redis = find(stack, "google_redis_instance", "name", data.redis.instanceName);
    expect(valueAt(redis, "redis_configs")).toEqual({ "maxmemory-policy": "noeviction" });
  });
});

/** A literal, or the literal that a reference to a resource's name leads to. */
function resolved(stack: SynthesizedStack, value: unknown): unknown {
  const [, path] = /^\$\{[^.]+\.[^.]+\.(.+)\}$/.exec(String(value)) ?? [];
  if (path === undefined) return value;
  return valueAt(resourceOf(stack, String(value)), path.replace("metadata[0]", "metadata"));
}

function annotation(block: Block, name: string): unknown {
  const annotations = new Map(Object.entries(Object(valueAt(block, "metadata.annotations"))));
  if (!annotations.has(name)) throw new Error(`no annotation ${name}`);
  return annotations.get(name);
}
