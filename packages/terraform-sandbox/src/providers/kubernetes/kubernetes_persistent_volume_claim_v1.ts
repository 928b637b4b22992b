import type { ResourceType } from "../resource-type";
import { CLAIM_SIZE } from "./admission/immutable";

export const kubernetes_persistent_volume_claim_v1: ResourceType = {
  computed: {
    "spec.volume_name": "pvc-{@uuid}",
    "spec.storage_class_name": "standard-rwo",
    "spec.volume_mode": "Filesystem",
  },
  defaults: {
    "metadata.namespace": "default",
    wait_until_bound: true,
  },
  replaceOnChange: [
    "metadata.generate_name",
    "metadata.name",
    "metadata.namespace",
    "spec.access_modes",
    "spec.resources.limits",
    "spec.selector",
    "spec.selector.match_expressions",
    "spec.selector.match_expressions.key",
    "spec.selector.match_expressions.operator",
    "spec.selector.match_expressions.values",
    "spec.selector.match_labels",
    "spec.storage_class_name",
    "spec.volume_mode",
    "spec.volume_name",
  ],
  api: [CLAIM_SIZE],
};
