import type { ResourceType } from "../resource-type";

export const aws_iam_group_membership: ResourceType = {
  computed: { id: "{name}" },
  replaceOnChange: ["group", "name"],
};
