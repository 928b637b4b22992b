import type { ResourceType } from "../resource-type";
import { CRON_JOB_NAME } from "./admission/names";
import { POD_RULES } from "./admission/pod-rules";
import { autopilotAnnotations } from "./controllers";
import { podDefaults, podReplacements } from "./pod-template";

export const kubernetes_cron_job_v1: ResourceType = {
  defaults: {
    "metadata.namespace": "default",
    "spec.concurrency_policy": "Allow",
    "spec.failed_jobs_history_limit": 1,
    "spec.job_template.spec.backoff_limit": 6,
    "spec.job_template.spec.completions": 1,
    "spec.job_template.spec.parallelism": 1,
    "spec.job_template.spec.pod_failure_policy.rule.on_pod_condition.status": "True",
    "spec.starting_deadline_seconds": 0,
    "spec.successful_jobs_history_limit": 3,
    "spec.suspend": false,
    ...podDefaults("spec.job_template.spec.template", "Never"),
  },
  computedBlocks: ["spec.job_template.spec.selector"],
  replaceOnChange: [
    ...podReplacements("spec.job_template.spec.template"),
    "metadata.generate_name",
    "metadata.name",
    "metadata.namespace",
    "spec.job_template.metadata.generate_name",
    "spec.job_template.metadata.name",
    "spec.job_template.metadata.namespace",
    "spec.job_template.spec.backoff_limit_per_index",
    "spec.job_template.spec.completion_mode",
    "spec.job_template.spec.completions",
    "spec.job_template.spec.pod_failure_policy",
    "spec.job_template.spec.selector",
    "spec.job_template.spec.selector.match_expressions",
    "spec.job_template.spec.selector.match_expressions.key",
    "spec.job_template.spec.selector.match_expressions.operator",
    "spec.job_template.spec.selector.match_expressions.values",
    "spec.job_template.spec.selector.match_labels",
    "spec.job_template.spec.template",
    "spec.job_template.spec.template.spec",
  ],
  clusterAnnotations: (_, onGke) => autopilotAnnotations(onGke),
  countsGenerations: true,
  api: [CRON_JOB_NAME, ...POD_RULES],
};
