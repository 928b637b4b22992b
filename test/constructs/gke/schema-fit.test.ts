import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { synthConstructs } from "../../support/synth";
import { everything } from "./everything";
import { misfits } from "./schema-fit";
import { addresses } from "./support";

describe("every part with every option", () => {
  const stack = synthConstructs((scope) => {
    new GoogleProvider(scope, "google");
    everything(scope);
  });

  it("fits the providers' real schemas", () => {
    expect(misfits(stack)).toEqual([]);
  });

  it("keeps its addresses: another id would destroy and create anew", () => {
    expect(addresses(stack)).toEqual([
      "google_container_cluster.gke_cluster_C5D95197",
      "kubernetes_cron_job_v1.check_cron-job_88F0BC7A",
      "kubernetes_deployment_v1.web_deployment_C3D45A84",
      "kubernetes_horizontal_pod_autoscaler_v2.web_autoscaler_7F8E3326",
      "kubernetes_ingress_v1.ingress_5C580050",
      "kubernetes_job_v1.migration_job_EFF01D5B",
      "kubernetes_limit_range_v1.namespace_limit-range_6A77F9D5",
      "kubernetes_manifest.ingress_frontend-config_manifest_90EE91BE",
      "kubernetes_manifest.ingress_managed-certificate_manifest_AC69D298",
      "kubernetes_manifest.secrets_versions-3_D243C17F",
      "kubernetes_manifest.web_service_backend-config_manifest_95B8D118",
      "kubernetes_namespace_v1.namespace_67941C3A",
      "kubernetes_network_policy_v1.check_network-policy_17093A28",
      "kubernetes_network_policy_v1.migration_network-policy_5B86F9D6",
      "kubernetes_network_policy_v1.namespace_default-deny_policy_9CBCEC04",
      "kubernetes_network_policy_v1.web_network-policy_A9ABD42C",
      "kubernetes_pod_disruption_budget_v1.web_disruption-budget_FBCB8697",
      "kubernetes_resource_quota_v1.namespace_quota_6F4CBB7B",
      "kubernetes_service_account_v1.web_service-account_2F59D8AD",
      "kubernetes_service_v1.web_service_75EC5B54",
    ]);
  });

  it("is noticed when it does not fit", () => {
    const broken = {
      ...stack,
      resource: {
        kubernetes_service_v1: { web: { metadata: { name: 1 }, spec: [{ ports: [] }, {}], status: [] } },
      },
      data: {},
      provider: {},
    };
    expect(misfits(broken)).toEqual([
      'kubernetes_service_v1.web.metadata[0].name: 1 is no "string"',
      "kubernetes_service_v1.web.spec: too many",
      "kubernetes_service_v1.web.spec[0].ports: unknown",
      "kubernetes_service_v1.web.status: computed only",
    ]);
  });
});
