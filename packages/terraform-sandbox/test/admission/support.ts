import type { Json, ValueObject } from "@infra-tools/terraform-plan/value";
import type { JsonObject } from "../../src/cloud/cloud";
import { apiProblems } from "../../src/engine/admission";
import type { ProviderContext } from "../../src/engine/context";
import { PROVIDERS } from "../../src/schemas/load";
import { providerOf } from "../../src/schemas/used";
import { providerContext } from "../support/context";

/** A provider over a cloud that holds these objects, by type and id. */
export function withObjects(
  type: string,
  objects: { readonly [key: string]: JsonObject } = {},
): ProviderContext {
  const provider = PROVIDERS.find((each) => each === providerOf(type));
  if (provider === undefined) throw new Error(`no provider of ${type}`);
  const context = providerContext(provider);
  for (const [key, attributes] of Object.entries(objects)) {
    const [objectType = "", id = ""] = key.split(" ");
    context.cloud.write({ provider, type: objectType, id }, { attributes });
  }
  return context;
}

/** Refusals of the API for an object, without the rules' sources. */
export function refusals(
  type: string,
  object: ValueObject,
  {
    prior = null,
    cloud = {},
  }: { readonly prior?: ValueObject | null; readonly cloud?: { readonly [key: string]: JsonObject } } = {},
): readonly string[] {
  return apiProblems(withObjects(type, cloud), type, object, prior).map(({ summary }) => summary);
}

/** A deployment with one container. */
export function deployment(container: JsonObject = {}, pod: JsonObject = {}, replicas = "1"): JsonObject {
  const web: Json = { name: "web", ...container };
  return {
    metadata: [{ name: "web", namespace: "demo" }],
    spec: [
      {
        replicas,
        selector: [{ match_labels: { app: "web" } }],
        template: [{ metadata: [{ labels: { app: "web" } }], spec: [{ container: [web], ...pod }] }],
      },
    ],
  };
}

export const DEPLOYMENT = "kubernetes_deployment_v1";
