import type { ResourceType } from "../resource-type";

export const aws_iam_user_group_membership: ResourceType = {
  computed: { id: "terraform-20260101{@digits 18}" },
  replaceOnChange: ["user"],
};
