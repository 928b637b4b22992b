import type { ResourceType } from "../resource-type";
import { iamMember } from "./iam-member";

export const google_kms_crypto_key_iam_member: ResourceType = {
  computed: iamMember((context) => context.text("crypto_key_id")),
  replaceOnChange: [
    "condition",
    "condition.description",
    "condition.expression",
    "condition.title",
    "crypto_key_id",
    "member",
    "role",
  ],
  overwritesExisting: true,
};
