import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { type ClusterAccess, GkeCluster, type GkeClusterProps } from "../../../constructs/gke/cluster";
import { synthConstructs } from "../../support/synth";
import { expectAbsent, valueAt } from "../../support/template";

function synthCluster(props: Partial<GkeClusterProps> = {}) {
  const stack = synthConstructs((scope) => {
    new GoogleProvider(scope, "google");
    new GkeCluster(scope, "gke", {
      project: "example-project",
      location: "us-east1",
      name: "main",
      access: "dns",
      ...props,
    });
  });
  const data = Object.values(stack.data?.["google_container_cluster"] ?? {});
  expect(data).toHaveLength(1);
  return { data: data[0], provider: stack.provider?.["kubernetes"]?.[0], stack };
}

const DATA = /data\.google_container_cluster\.gke_cluster_\w+\./g;

/** A reference without the part that only names the data source. */
function reference(value: unknown): string {
  return `${value}`.replace(DATA, "cluster.");
}

describe("a cluster", () => {
  it("is only read", () => {
    const { data, stack } = synthCluster();
    expect(data).toMatchObject({ project: "example-project", location: "us-east1", name: "main" });
    expect(stack.resource).toBeUndefined();
  });

  it.each<[ClusterAccess, string, string | undefined]>([
    [
      "public-ip",
      "https://${cluster.endpoint}",
      "${base64decode(cluster.master_auth[0].cluster_ca_certificate)}",
    ],
    [
      "private-ip",
      "https://${cluster.private_cluster_config[0].private_endpoint}",
      "${base64decode(cluster.master_auth[0].cluster_ca_certificate)}",
    ],
    [
      "dns",
      "https://${cluster.control_plane_endpoints_config[0].dns_endpoint_config[0].endpoint}",
      undefined,
    ],
  ])("is reached by %s", (access, host, certificate) => {
    const { provider } = synthCluster({ access });
    expect(reference(valueAt(provider, "host"))).toBe(host);
    if (certificate === undefined) expectAbsent(provider, "cluster_ca_certificate");
    else expect(reference(valueAt(provider, "cluster_ca_certificate"))).toBe(certificate);
  });

  it("is logged in to by a plugin: no token, password or key is configured", () => {
    const { provider } = synthCluster({ access: "public-ip" });
    expect(Object.keys(provider ?? {}).sort()).toEqual([
      "cluster_ca_certificate",
      "exec",
      "host",
      "ignore_annotations",
    ]);
    expect(valueAt(provider, "exec")).toEqual([
      {
        api_version: "client.authentication.k8s.io/v1beta1",
        command: "gke-gcloud-auth-plugin",
        args: ["--use_application_default_credentials"],
      },
    ]);
  });

  it("has its own annotations ignored, and nobody else's", () => {
    const patterns = valueAt(synthCluster().provider, "ignore_annotations");
    const ignored = (key: string) =>
      Array.isArray(patterns) && patterns.some((pattern) => new RegExp(`${pattern}`).test(key));
    expect(ignored("cloud.google.com/neg-status")).toBe(true);
    expect(ignored("autopilot.gke.io/resource-adjustment")).toBe(true);
    expect(ignored("cloud.google.com/neg")).toBe(false);
    expect(ignored("cloud.google.com/backend-config")).toBe(false);
    expect(ignored("example.com/autopilot.gke.io/x")).toBe(false);
  });

  it("is checked for nothing that nobody needs", () => {
    expectAbsent(synthCluster({ access: "public-ip" }).data, "lifecycle");
  });

  it("is checked for the Secret Manager add-on where pods need it", () => {
    expect(
      valueAt(
        synthCluster({ access: "public-ip", requireSecretManager: true }).data,
        "lifecycle.postcondition",
      ),
    ).toEqual([
      {
        condition: "${try(self.secret_manager_config[0].enabled, false)}",
        error_message:
          "Cluster main lacks the Secret Manager add-on, so no pod can mount its secrets: gcloud container clusters update main --location=us-east1 --project=example-project --enable-secret-manager.",
      },
    ]);
  });

  it("is checked for the state of its pods in Cloud Monitoring where alerts need it", () => {
    const update = "gcloud container clusters update main --location=us-east1 --project=example-project";
    expect(
      valueAt(synthCluster({ access: "public-ip", requirePodMetrics: true }).data, "lifecycle.postcondition"),
    ).toEqual([
      {
        condition:
          '${try(length(setsubtract(["POD", "DEPLOYMENT", "HPA"], self.monitoring_config[0].enable_components)) == 0, false)}',
        error_message: expect.stringContaining(`${update} --monitoring=SYSTEM,POD,DEPLOYMENT,HPA,`),
      },
      {
        condition: "${try(self.monitoring_config[0].managed_prometheus[0].enabled, false)}",
        error_message: expect.stringContaining(`${update} --enable-managed-prometheus`),
      },
    ]);
  });

  it.each([
    [
      "policies that it enforces",
      { requireNetworkPolicy: true },
      '${try(self.network_policy[0].enabled, false) || try(self.datapath_provider == "ADVANCED_DATAPATH", false)}',
      "--enable-network-policy",
    ],
    [
      "Workload Identity",
      { requireWorkloadIdentity: true },
      '${try(self.workload_identity_config[0].workload_pool != "", false)}',
      "--workload-pool=example-project.svc.id.goog",
    ],
    [
      "the way in by its DNS name",
      { access: "dns" },
      "${try(self.control_plane_endpoints_config[0].dns_endpoint_config[0].allow_external_traffic, false)}",
      "--enable-dns-access",
    ],
  ] as const)("is checked for %s, and says the command", (_, props, condition, command) => {
    expect(valueAt(synthCluster({ access: "public-ip", ...props }).data, "lifecycle.postcondition")).toEqual([
      { condition, error_message: expect.stringContaining(command) },
    ]);
  });

  it("is checked for all that is needed at once", () => {
    const all = synthCluster({
      access: "public-ip",
      requireSecretManager: true,
      requirePodMetrics: true,
      requireNetworkPolicy: true,
      requireWorkloadIdentity: true,
    });
    expect(valueAt(all.data, "lifecycle.postcondition")).toHaveLength(5);
  });
});
