import { isObject, type ValueObject } from "@infra-tools/terraform-plan/value";
import { textAt } from "../../values";
import { generate } from "../generate";
import type { ResourceType } from "../resource-type";
import { changeMetadata, firstMetadata } from "./metadata";

/** The object with the annotations that the cluster's controllers write. */
export function withControllerAnnotations(
  resource: ResourceType,
  object: ValueObject,
  provider: ValueObject,
): ValueObject {
  const added = resource.clusterAnnotations?.(object, isGke(provider)) ?? {};
  if (Object.keys(added).length === 0) return object;
  return changeMetadata(object, (metadata) => ({
    ...metadata,
    annotations: { ...added, ...annotationsOf(object) },
  }));
}

/** Annotations that Autopilot writes to workloads. */
export function autopilotAnnotations(onGke: boolean): { readonly [key: string]: string } {
  return onGke ? { "autopilot.gke.io/warden-version": "33.0.0-gke.14" } : {};
}

/** An annotation of an object; undefined when it has none of this key. */
export function annotation(object: ValueObject, key: string): string | undefined {
  const value = annotationsOf(object)[key];
  return typeof value === "string" ? value : undefined;
}

/** The suffix of names that GKE derives from an object. */
export function resourceSuffix(object: ValueObject): string {
  const namespace = textAt(object, "metadata.namespace") ?? "default";
  const name = textAt(object, "metadata.name") ?? "";
  return `${namespace}-${name}-${generate(`${namespace}/${name}`).hex(8)}`;
}

function annotationsOf(object: ValueObject): ValueObject {
  const annotations = firstMetadata(object)?.["annotations"];
  return isObject(annotations) ? annotations : {};
}

/** A cluster whose address is named is taken for GKE, except one on the loopback address; of any other nothing is known. */
function isGke(provider: ValueObject): boolean {
  const host = textAt(provider, "host");
  return host !== undefined && !/^(https?:\/\/)?(127\.|localhost|\[::1\])/.test(host);
}
