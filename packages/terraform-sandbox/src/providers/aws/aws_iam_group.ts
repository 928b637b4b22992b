import type { ResourceType } from "../resource-type";
import { GROUP_NAME, UNIQUE_IAM_NAME } from "./api-rules";
import { arn } from "./arn";

export const aws_iam_group: ResourceType = {
  computed: { arn: arn("iam", "group{path}{name}", false), id: "{name}", unique_id: "AGPA{@upper 17}" },
  defaults: {
    path: "/",
  },
  api: [GROUP_NAME, UNIQUE_IAM_NAME],
};
