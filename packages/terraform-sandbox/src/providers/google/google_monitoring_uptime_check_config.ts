import type { ResourceType } from "../resource-type";

export const google_monitoring_uptime_check_config: ResourceType = {
  computed: {
    uptime_check_id: (context) =>
      `${context
        .text("display_name")
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "-")}-${context.generate("id").hex(11)}`,
    name: "projects/{project}/uptimeCheckConfigs/{uptime_check_id}",
    id: "{name}",
    checker_type: "STATIC_IP_CHECKERS",
  },
  defaults: {
    "content_matchers.json_path_matcher.json_matcher": "EXACT_MATCH",
    "content_matchers.matcher": "CONTAINS_STRING",
    "http_check.path": "/",
    "http_check.request_method": "GET",
    period: "300s",
  },
  replaceOnChange: [
    "checker_type",
    "http_check.auth_info.password_wo_version",
    "http_check.request_method",
    "monitored_resource",
    "monitored_resource.labels",
    "monitored_resource.type",
    "project",
    "resource_group",
    "resource_group.group_id",
    "resource_group.resource_type",
    "synthetic_monitor",
    "synthetic_monitor.cloud_function_v2",
    "synthetic_monitor.cloud_function_v2.name",
  ],
};
