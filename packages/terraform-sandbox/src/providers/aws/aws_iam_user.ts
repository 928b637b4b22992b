import type { ResourceType } from "../resource-type";
import { arn } from "./arn";

export const aws_iam_user: ResourceType = {
  computed: { arn: arn("iam", "user{path}{name}", false), id: "{name}", unique_id: "AIDA{@upper 17}" },
  defaults: {
    path: "/",
    force_destroy: false,
  },
};
