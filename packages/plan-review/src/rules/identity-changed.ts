import { attributesOf } from "../attributes/check";
import { update } from "../example";
import type { Rule } from "../rule";

const TEXTS = {
  consequence: "It may lack permissions that it had.",
  advice: "Make sure that the new identity has what it needs, and no more, before this is applied.",
};

export const identityChanged: Rule<"identity-changed"> = {
  id: "identity-changed",
  title: "Identity changed",
  group: "permissions",
  severity: "warning",
  explanation:
    "The service account, role or credential that a workload uses changes: it can lose permissions that it needs, or gain others.",
  checks: attributesOf("identity", TEXTS),
  examples: {
    bad: [
      update(
        "kubernetes_pod_v1",
        { spec: [{ service_account_name: "packagecloud" }] },
        { spec: [{ service_account_name: "default" }] },
      ),
    ],
    fine: [
      update(
        "kubernetes_pod_v1",
        { metadata: [{ annotations: { a: "1" } }] },
        { metadata: [{ annotations: { a: "2" } }] },
      ),
    ],
  },
};
