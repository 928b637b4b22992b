import type { ResourceType } from "../resource-type";
import { UNIQUE_IAM_NAME, USER_NAME } from "./api-rules";
import { arn } from "./arn";

export const aws_iam_user: ResourceType = {
  computed: { arn: arn("iam", "user{path}{name}", false), id: "{name}", unique_id: "AIDA{@upper 17}" },
  defaults: {
    path: "/",
    force_destroy: false,
  },
  api: [USER_NAME, UNIQUE_IAM_NAME],
};
