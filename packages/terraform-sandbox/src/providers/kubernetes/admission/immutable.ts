import { parseQuantity } from "@infra-tools/terraform-plan/quantity";
import { isObject, isUnknown, type Value } from "@infra-tools/terraform-plan/value";
import { equivalent, hasUnknown, lookUp, textAt } from "../../../values";
import type { ApiRule } from "../../api-rule";
import type { Refusal } from "../../resource-type";

/** Data of a ConfigMap or Secret that is marked immutable. */
export const IMMUTABLE_DATA: ApiRule = {
  name: "Kubernetes immutable data",
  source: "https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-immutable",
  refusals: ({ object, prior }) => {
    if (prior?.["immutable"] !== true) return [];
    return ["data", "binary_data", "immutable"]
      .filter((name) => changes(prior[name], object[name]))
      .map((attribute) => ({
        attribute,
        message: `${attribute}: Forbidden: field is immutable when \`immutable\` is set`,
      }));
  },
};

/** Fields of a StatefulSet's spec that an update may change. */
const STATEFUL_SET_FIELDS = new Set([
  "replicas",
  "template",
  "update_strategy",
  "persistent_volume_claim_retention_policy",
  "min_ready_seconds",
]);

/** A StatefulSet's spec, but for a few fields. */
export const STATEFUL_SET_SPEC: ApiRule = {
  name: "Kubernetes StatefulSet update",
  source: "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/stateful-set-v1/",
  refusals: ({ object, prior }) => {
    const [before, after] = [lookUp(prior ?? undefined, "spec"), lookUp(object, "spec")].map(block);
    if (before === undefined || after === undefined) return [];
    return Object.keys(after)
      .filter((name) => !STATEFUL_SET_FIELDS.has(name) && changes(before[name], after[name]))
      .map((name) => ({
        attribute: "spec",
        message: `spec.${name}: Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden`,
      }));
  },
};

/** The storage request of a claim, which only grows. */
export const CLAIM_SIZE: ApiRule = {
  name: "Kubernetes PersistentVolumeClaim size",
  source:
    "https://kubernetes.io/docs/concepts/storage/persistent-volumes/#expanding-persistent-volumes-claims",
  refusals: ({ object, prior }) => {
    const [before, after] = [prior, object].map((each) =>
      parseQuantity(textAt(lookUp(each ?? undefined, "spec.resources.requests"), "storage") ?? ""),
    );
    if (before === undefined || after === undefined || after >= before) return [];
    const message = "spec.resources.requests.storage: Forbidden: field can not be less than previous value";
    return [{ attribute: "spec", message }];
  },
};

/** The role of a binding. */
export const ROLE_REF: ApiRule = {
  name: "Kubernetes role binding",
  source: "https://kubernetes.io/docs/reference/access-authn-authz/rbac/#clusterrolebinding-example",
  refusals: ({ object, prior }) =>
    prior !== null && changes(prior["role_ref"], object["role_ref"])
      ? [{ attribute: "role_ref", message: "roleRef: Invalid value: cannot change roleRef" }]
      : [],
};

/** A selector selects the pods of its own template. */
export const SELECTOR: ApiRule = {
  name: "Kubernetes selector",
  source: "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector",
  refusals: ({ object }): readonly Refusal[] => {
    const selected = lookUp(object, "spec.selector.match_labels");
    const labels = lookUp(object, "spec.template.metadata.labels");
    if (!isObject(selected) || hasUnknown(selected) || isUnknown(labels) || hasUnknown(labels)) return [];
    const templateLabels = isObject(labels) ? labels : {};
    const matches = Object.entries(selected).every(([key, value]) => templateLabels[key] === value);
    const message =
      "spec.template.metadata.labels: Invalid value: `selector` does not match template `labels`";
    return matches ? [] : [{ attribute: "spec", message }];
  },
};

function changes(before: Value | undefined, after: Value | undefined): boolean {
  return !hasUnknown(after) && !equivalent(before, after);
}

function block(value: Value | undefined): { readonly [name: string]: Value } | undefined {
  const first = Array.isArray(value) ? value[0] : value;
  return isObject(first) ? first : undefined;
}
