import type { OutputChange } from "@infra-tools/terraform-plan/model";
import type { Path } from "@infra-tools/terraform-plan/path";
import { exposedSecrets } from "../checks/exposed-secrets";
import { update } from "../example";
import type { Issue, Rule } from "../rule";

export const secretExposed: Rule<"secret-exposed"> = {
  id: "secret-exposed",
  title: "Plaintext secret",
  group: "permissions",
  severity: "danger",
  explanation:
    "A value that is not marked sensitive looks like a private key, an access key or a token. It is in the state, in the plan and in logs. The value itself is never printed.",
  checks: [
    ({ change }) =>
      change.action === "create" || change.action === "update" || change.action === "replace"
        ? exposedSecrets(change.after, change.before).map(secretIssue)
        : [],
  ],
  planChecks: [
    ({ plan }) =>
      plan.outputs.flatMap((output: OutputChange) =>
        exposedSecrets(output.after, output.before).map((secret) => ({
          address: `output.${output.name}`,
          issue: secretIssue(secret),
        })),
      ),
  ],
  examples: {
    bad: [
      {
        ...update("kubernetes_pod_v1", {}, { key: `-----BEGIN ${"PRIVATE"} KEY-----` }),
        text: "kubernetes_pod_v1: spec.container.env.value: (not set) -> a private key in PEM format",
      },
    ],
    fine: [update("kubernetes_pod_v1", {}, { certificate: "-----BEGIN CERTIFICATE-----" })],
  },
};

function secretIssue({ path, label }: { readonly path: Path; readonly label: string }): Issue {
  return {
    path,
    message: `The value looks like ${label} and is not marked sensitive: it is in the state, in this plan and in logs.`,
    advice:
      "Remove it from the configuration, rotate it, and provide it through a secret store or a write-only attribute.",
    // Not the value: a hash of it in the fingerprint would confirm a guess.
    before: undefined,
    after: label,
  };
}
