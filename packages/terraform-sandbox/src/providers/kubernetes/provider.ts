import type { ValueObject } from "@infra-tools/terraform-plan/value";
import type { ProviderDefinition, Storing } from "../provider";
import { COMMON_VALUES } from "./common";
import { withControllerAnnotations } from "./controllers";
import { keepForeignKeys, visibleObject } from "./metadata";
import { POD_COMPUTED_BLOCKS } from "./pod-template";
import { withNewRevision } from "./revision";
import { KUBERNETES_TYPES } from "./types";

export const KUBERNETES: ProviderDefinition = {
  types: KUBERNETES_TYPES,
  common: { computed: COMMON_VALUES, computedBlocks: POD_COMPUTED_BLOCKS.map((path) => `*.${path}`) },
  framework: false,
  notRead: new Set([
    "wait_for_load_balancer",
    "wait_for_completion",
    "wait_for_rollout",
    "wait_for_default_service_account",
  ]),
  readsMap: () => true,
  visible: visibleObject,
  stored: storedObject,
  revised: withNewRevision,
};

function storedObject({ resource, provider, state, prior, existing }: Storing): ValueObject {
  const kept = prior === null || existing === undefined ? state : keepForeignKeys(state, existing, prior);
  return withControllerAnnotations(resource, kept, provider);
}
