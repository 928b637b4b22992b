import type { ResourceType } from "../resource-type";
import { REGION, region } from "./account";
import { arn } from "./arn";

export const aws_cloudtrail: ResourceType = {
  computed: { ...REGION, arn: arn("cloudtrail", "trail/{name}"), id: "{arn}", home_region: region },
  defaults: {
    enable_log_file_validation: false,
    enable_logging: true,
    include_global_service_events: true,
    is_multi_region_trail: false,
    is_organization_trail: false,
  },
  replaceOnChange: ["name", "region"],
};
