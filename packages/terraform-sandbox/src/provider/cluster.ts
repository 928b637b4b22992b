import { isList, isObject, type Value, type ValueObject } from "@infra-tools/terraform-plan/value";
import { fake } from "../computed/fake";
import { lookUp, textAt } from "./values";

/** Something a cluster writes to objects that it is given. */
interface Behaviour {
  readonly gkeOnly: boolean;
  readonly types: readonly string[];
  when(object: ValueObject): boolean;
  annotations(object: ValueObject): { readonly [key: string]: string };
}

const WORKLOADS = [
  "kubernetes_deployment_v1",
  "kubernetes_stateful_set_v1",
  "kubernetes_job_v1",
  "kubernetes_cron_job_v1",
];

const BEHAVIOURS: readonly Behaviour[] = [
  {
    gkeOnly: false,
    types: ["kubernetes_deployment_v1"],
    when: () => true,
    annotations: () => ({ "deployment.kubernetes.io/revision": "1" }),
  },
  {
    gkeOnly: true,
    types: ["kubernetes_service_v1"],
    when: (object) => annotation(object, "cloud.google.com/neg") !== undefined,
    annotations: (object) => ({ "cloud.google.com/neg-status": negStatus(object) }),
  },
  {
    gkeOnly: true,
    types: ["kubernetes_ingress_v1"],
    when: (object) => annotation(object, "kubernetes.io/ingress.class")?.startsWith("gce") ?? true,
    annotations: (object) => {
      const name = `k8s2-um-${resourceSuffix(object)}`;
      return { "ingress.kubernetes.io/url-map": name, "ingress.kubernetes.io/backends": "{}" };
    },
  },
  {
    gkeOnly: true,
    types: WORKLOADS,
    when: () => true,
    annotations: () => ({ "autopilot.gke.io/warden-version": "33.0.0-gke.14" }),
  },
];

/** The object as the cluster keeps it: with what its controllers write to it. */
export function withClusterAdditions(type: string, object: ValueObject, config: ValueObject): ValueObject {
  const added = BEHAVIOURS.filter(
    (behaviour) =>
      behaviour.types.includes(type) && (isGke(config) || !behaviour.gkeOnly) && behaviour.when(object),
  ).flatMap((behaviour) => Object.entries(behaviour.annotations(object)));
  if (added.length === 0) return object;
  return changeMetadata(object, (metadata) => ({
    ...metadata,
    annotations: { ...Object.fromEntries(added), ...asObject(metadata["annotations"]) },
  }));
}

/**
 * The object as the provider shows it: without the keys it takes for the cluster's own and those that its
 * configuration ignores, except where the state has them.
 * Rules of https://github.com/hashicorp/terraform-provider-kubernetes/blob/main/kubernetes/structures.go
 */
export function visibleObject(
  object: ValueObject,
  state: ValueObject | null,
  config: ValueObject,
): ValueObject {
  const known = firstMetadata(state);
  return changeMetadata(object, (metadata) =>
    Object.fromEntries(
      Object.entries(metadata).map(([name, value]) =>
        name === "annotations" || name === "labels"
          ? [name, visible(value, known?.[name], patterns(config, `ignore_${name}`))]
          : [name, value],
      ),
    ),
  );
}

/** What others wrote to an object stays when Terraform changes it: the provider patches only its own keys. */
export function keepForeignKeys(object: ValueObject, world: ValueObject, prior: ValueObject): ValueObject {
  const before = firstMetadata(prior);
  const there = firstMetadata(world);
  return changeMetadata(object, (metadata) => ({
    ...metadata,
    ...foreign("annotations", metadata, there, before),
    ...foreign("labels", metadata, there, before),
  }));
}

function foreign(
  name: string,
  metadata: ValueObject,
  world: ValueObject | undefined,
  prior: ValueObject | undefined,
): ValueObject {
  const own = asObject(prior?.[name]);
  const others = Object.entries(asObject(world?.[name])).filter(([key]) => !(key in own));
  if (others.length === 0) return {};
  return { [name]: { ...Object.fromEntries(others), ...asObject(metadata[name]) } };
}

function visible(keys: Value | undefined, state: Value | undefined, ignored: readonly RegExp[]): Value {
  if (!isObject(keys)) return keys ?? null;
  const known = asObject(state);
  const shown = Object.entries(keys).filter(
    ([key]) => key in known || !(isInternalKey(key) || ignored.some((pattern) => pattern.test(key))),
  );
  if (shown.length === 0 && Object.keys(known).length === 0) return isObject(state) ? {} : null;
  return Object.fromEntries(shown);
}

function isInternalKey(key: string): boolean {
  const host = key.includes("/") ? key.slice(0, key.indexOf("/")) : key;
  if (host === "app.kubernetes.io" || host === "service.beta.kubernetes.io") return false;
  return host.endsWith("kubernetes.io") || key.includes("deprecated.daemonset.template.generation");
}

/** A pattern that JavaScript cannot read ignores nothing. */
function patterns(config: ValueObject, name: string): readonly RegExp[] {
  const all = config[name];
  return (isList(all) ? all : []).flatMap((pattern) => {
    try {
      return typeof pattern === "string" ? [new RegExp(pattern)] : [];
    } catch {
      return [];
    }
  });
}

/** A cluster on this machine has none of GKE's controllers; every other one is taken for GKE. */
function isGke(config: ValueObject): boolean {
  return !/^(https?:\/\/)?(127\.|localhost|\[::1\])/.test(textAt(config, "host") ?? "");
}

function negStatus(object: ValueObject): string {
  const ports = lookUp(object, "spec.port");
  const groups = (isList(ports) ? ports : []).map((port) => {
    const number = textAt(port, "port") ?? "0";
    return [number, `k8s1-${resourceSuffix(object)}-${number}`];
  });
  const zones = ["b", "c", "d"].map((letter) => `us-east1-${letter}`);
  return JSON.stringify({ network_endpoint_groups: Object.fromEntries(groups), zones });
}

function resourceSuffix(object: ValueObject): string {
  const namespace = textAt(object, "metadata.namespace") ?? "default";
  const name = textAt(object, "metadata.name") ?? "";
  return `${namespace}-${name}-${fake(`${namespace}/${name}`).hex(8)}`;
}

function annotation(object: ValueObject, key: string): string | undefined {
  const value = asObject(firstMetadata(object)?.["annotations"])[key];
  return typeof value === "string" ? value : undefined;
}

function firstMetadata(object: ValueObject | null): ValueObject | undefined {
  const metadata = object?.["metadata"];
  const first = isList(metadata) ? metadata[0] : undefined;
  return isObject(first) ? first : undefined;
}

function changeMetadata(object: ValueObject, change: (metadata: ValueObject) => ValueObject): ValueObject {
  const metadata = firstMetadata(object);
  return metadata === undefined ? object : { ...object, metadata: [change(metadata)] };
}

function asObject(value: Value | undefined): ValueObject {
  return isObject(value) ? value : {};
}
