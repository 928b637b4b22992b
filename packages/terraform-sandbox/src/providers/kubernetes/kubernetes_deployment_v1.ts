import type { ResourceType } from "../resource-type";
import { SELECTOR } from "./admission/immutable";
import { POD_RULES } from "./admission/pod-rules";
import { autopilotAnnotations } from "./controllers";
import { podDefaults, podReplacements } from "./pod-template";

export const kubernetes_deployment_v1: ResourceType = {
  computed: { "spec.replicas": "1" },
  defaults: {
    "metadata.namespace": "default",
    "spec.min_ready_seconds": 0,
    "spec.paused": false,
    "spec.progress_deadline_seconds": 600,
    "spec.revision_history_limit": 10,
    "spec.strategy.rolling_update.max_surge": "25%",
    "spec.strategy.rolling_update.max_unavailable": "25%",
    "spec.strategy.type": "RollingUpdate",
    wait_for_rollout: true,
    ...podDefaults("spec.template", "Always"),
  },
  computedBlocks: ["spec.strategy"],
  replaceOnChange: [
    ...podReplacements("spec.template"),
    "metadata.generate_name",
    "metadata.name",
    "metadata.namespace",
    "spec.selector",
    "spec.selector.match_expressions",
    "spec.selector.match_expressions.key",
    "spec.selector.match_expressions.operator",
    "spec.selector.match_expressions.values",
    "spec.selector.match_labels",
    "spec.template.metadata.namespace",
  ],
  clusterAnnotations: (_, onGke) => ({
    "deployment.kubernetes.io/revision": "1",
    ...autopilotAnnotations(onGke),
  }),
  countsGenerations: true,
  api: [SELECTOR, ...POD_RULES],
};
