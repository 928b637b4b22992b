import { fixed } from "../computed-values";
import type { ResourceType } from "../resource-type";

export const google_cloud_run_v2_job: ResourceType = {
  computed: {
    id: "projects/{project}/locations/{location}/jobs/{name}",
    uid: "{@uuid}",
    etag: '"{@base64 18}"',
    generation: "1",
    observed_generation: "1",
    create_time: "{@timestamp}",
    update_time: "{@timestamp}",
    launch_stage: "GA",
    reconciling: fixed(false),
    execution_count: fixed(0),
    "template.task_count": fixed(1),
    "template.template.timeout": "600s",
    "template.template.execution_environment": "EXECUTION_ENVIRONMENT_GEN2",
  },
  defaults: {
    deletion_protection: true,
    "template.template.containers.env.value": "",
    "template.template.containers.startup_probe.failure_threshold": 3,
    "template.template.containers.startup_probe.http_get.http_headers.value": "",
    "template.template.containers.startup_probe.http_get.path": "/",
    "template.template.containers.startup_probe.initial_delay_seconds": 0,
    "template.template.containers.startup_probe.period_seconds": 10,
    "template.template.containers.startup_probe.timeout_seconds": 1,
    "template.template.max_retries": 3,
    "template.template.volumes.empty_dir.medium": "MEMORY",
  },
  replaceOnChange: ["location", "name", "project"],
  protections: [
    {
      attribute: "deletion_protection",
      message: "cannot destroy job without setting deletion_protection=false and running `terraform apply`",
    },
  ],
};
