import type { ResourceType } from "../resource-type";
import { iamMember, under } from "./iam-member";

export const google_service_account_iam_binding: ResourceType = {
  computed: iamMember(under("serviceAccounts", "service_account_id")),
  replaceOnChange: [
    "condition",
    "condition.description",
    "condition.expression",
    "condition.title",
    "role",
    "service_account_id",
  ],
  overwritesExisting: true,
};
