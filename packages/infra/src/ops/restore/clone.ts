import type { Json } from "@infra-tools/terraform-plan/value";
import type { Cloud, JsonObject } from "@infra-tools/terraform-sandbox/cloud";

const INSTANCE = "google_sql_database_instance";
const INSIDE = ["google_sql_database", "google_sql_user"] as const;
const AUTOSCALER = "kubernetes_horizontal_pod_autoscaler_v2";

/** Names that a restore is about. */
export interface CloneNames {
  readonly project: string;
  readonly source: string;
  readonly target: string;
}

/** True if the simulated cloud has an instance of this name. */
export function hasInstance(cloud: Cloud, project: string, name: string): boolean {
  return cloud
    .list(INSTANCE)
    .some(({ object }) => object.attributes["project"] === project && object.attributes["name"] === name);
}

/**
 * Clones an instance of the simulated cloud with its databases and users, as Cloud SQL does. The simulated cloud keeps no
 * history: the clone's rows are not those of the moment, because there are no rows.
 */
export function cloneInstance(cloud: Cloud, { project, source, target }: CloneNames): void {
  const rename = (text: string) =>
    text.replaceAll(new RegExp(`(?<![a-z0-9-])${source}(?![a-z0-9-])`, "g"), target);
  for (const { key, object } of cloud.list(INSTANCE)) {
    const { attributes } = object;
    if (attributes["project"] !== project || attributes["name"] !== source) continue;
    const address = attributes["private_ip_address"];
    const moved = renamed(attributes, (text) => rename(text === address ? nextAddress(text) : text));
    cloud.write({ ...key, id: rename(key.id) }, { attributes: moved });
  }
  for (const type of INSIDE) {
    for (const { key, object } of cloud.list(type)) {
      const { attributes } = object;
      if (attributes["project"] !== project || attributes["instance"] !== source) continue;
      cloud.write({ ...key, id: rename(key.id) }, { attributes: renamed(attributes, rename) });
    }
  }
}

/** A clone has another address. */
function nextAddress(address: string): string {
  const parts = address.split(".");
  const last = Number(parts.at(-1));
  return [...parts.slice(0, -1), String(last >= 254 ? 1 : last + 1)].join(".");
}

function renamed(attributes: JsonObject, rename: (text: string) => string): JsonObject {
  const convert = (value: Json): Json => {
    if (typeof value === "string") return rename(value);
    if (Array.isArray(value)) return value.map(convert);
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, convert(inner)]));
  };
  return Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, convert(value)]));
}

/** Autoscalers of the pods that write. */
const WRITERS = ["packagecloud-rainbows", "packagecloud-resque"];

/** Deletes the autoscalers of the pods that write; the simulated cluster runs no pods. Returns how many there were. */
export function stopWrites(cloud: Cloud, namespace: string): number {
  const writers = cloud
    .list(AUTOSCALER)
    .filter(({ key }) => WRITERS.some((name) => key.id === `${namespace}/${name}`));
  for (const { key } of writers) cloud.remove(key);
  return writers.length;
}
