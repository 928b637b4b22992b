import type { Change } from "@infra-tools/terraform-plan/model";
import type { ValueObject } from "@infra-tools/terraform-plan/value";
import { create, update } from "../../checks/plans";
import { set } from "../labelled";
import { document } from "../policy-shapes";

export const manifest = (before: ValueObject | undefined, after: ValueObject): Change =>
  before === undefined
    ? create("kubernetes_manifest", { manifest: after })
    : update("kubernetes_manifest", { manifest: before }, { manifest: after });

export const role = (...rules: ValueObject[]): ValueObject => ({
  apiVersion: "rbac.authorization.k8s.io/v1",
  kind: "ClusterRole",
  metadata: { name: "ci" },
  rules,
});

export const rule = (apiGroups: string[], resources: string[], verbs: string[]): ValueObject => ({
  apiGroups,
  resources,
  verbs,
});

export const pod = (spec: ValueObject, container: ValueObject = {}): ValueObject => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web", namespace: "shop" },
  spec: {
    replicas: 3,
    template: {
      spec: { containers: [{ name: "web", image: "registry.example/web:1.4.0", ...container }], ...spec },
    },
  },
});

export const RELEASE: ValueObject = { name: "web", chart: "web", namespace: "shop", version: "4.2.0" };
export const release = (before: string, after: string): Change =>
  set("helm_release", { values: [[before], [after]] }, RELEASE);

export const nsg = (...rules: ValueObject[]): ValueObject[] =>
  rules.map((each) => ({
    direction: "Inbound",
    protocol: "Tcp",
    source_port_range: "*",
    destination_address_prefix: "*",
    ...each,
  }));

export const customRole = (
  actions: string[],
  not_actions: string[] = [],
  data_actions: string[] = [],
): ValueObject[] => [{ actions, not_actions, data_actions, not_data_actions: [] }];

export const iamList = (before: ValueObject[], after: ValueObject[]): Change =>
  update(
    "aws_iam_policy",
    { name: "p", policy: document(...before) },
    { name: "p", policy: document(...after) },
  );
export const iam = (before: ValueObject, after: ValueObject): Change => iamList([before], [after]);
