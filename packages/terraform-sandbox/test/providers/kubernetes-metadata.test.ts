import type { ValueObject } from "@infra-tools/terraform-plan/value";
import { withControllerAnnotations } from "../../src/providers/kubernetes/controllers";
import { kubernetes_service_v1 } from "../../src/providers/kubernetes/kubernetes_service_v1";
import { keepForeignKeys, visibleObject } from "../../src/providers/kubernetes/metadata";
import { lookUp } from "../../src/values";

const GKE = { host: "https://203.0.113.9" };

function object(annotations: ValueObject | null, labels: ValueObject | null = null): ValueObject {
  return {
    metadata: [{ name: "web", namespace: "demo", annotations, labels }],
    spec: [{ port: [{ port: 80 }] }],
  };
}

function annotations(value: ValueObject): unknown {
  return lookUp(value, "metadata.annotations");
}

test("GKE writes the state of its endpoint groups to a service that asks for some", () => {
  const asking = object({ "cloud.google.com/neg": "{}" });
  expect(annotations(withControllerAnnotations(kubernetes_service_v1, asking, GKE))).toMatchObject({
    "cloud.google.com/neg-status": expect.stringContaining('"80"'),
  });
  expect(withControllerAnnotations(kubernetes_service_v1, object(null), GKE)).toEqual(object(null));
});

test("a cluster on this machine is not GKE", () => {
  const asking = object({ "cloud.google.com/neg": "{}" });
  expect(
    withControllerAnnotations(kubernetes_service_v1, asking, { host: "https://127.0.0.1:6443" }),
  ).toEqual(asking);
});

test("the provider hides the cluster's own keys and those it is told to ignore, except what the state has", () => {
  const held = object({
    "kubernetes.io/ingress.class": "gce",
    "ingress.kubernetes.io/url-map": "x",
    "app.kubernetes.io/name": "web",
    "cloud.google.com/neg-status": "{}",
    mine: "1",
  });
  const config = { ...GKE, ignore_annotations: ["^cloud\\.google\\.com/neg-status$", "("] };
  const state = object({ "kubernetes.io/ingress.class": "gce" });
  expect(annotations(visibleObject(held, state, config))).toEqual({
    "kubernetes.io/ingress.class": "gce",
    "app.kubernetes.io/name": "web",
    mine: "1",
  });
  expect(annotations(visibleObject(held, null, GKE))).toEqual({
    "app.kubernetes.io/name": "web",
    "cloud.google.com/neg-status": "{}",
    mine: "1",
  });
});

test("where everything is hidden, nothing is left, not an empty map", () => {
  const held = object({ "deployment.kubernetes.io/revision": "1" });
  expect(annotations(visibleObject(held, object(null), GKE))).toBeNull();
});

test("an update keeps what others wrote, and drops what the state had and the plan has not", () => {
  const cloud = object({ theirs: "1", ours: "old", dropped: "x" });
  const kept = keepForeignKeys(object({ ours: "new" }), cloud, object({ ours: "old", dropped: "x" }));
  expect(annotations(kept)).toEqual({ theirs: "1", ours: "new" });
});
