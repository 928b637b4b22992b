import type { ResourceType } from "../resource-type";
import { awsAccount, REGION, region } from "./account";
import { arn } from "./arn";
import { GENERATED_NAME } from "./names";

export const aws_kms_alias: ResourceType = {
  computed: {
    ...REGION,
    name: GENERATED_NAME,
    arn: arn("kms", "{name}"),
    id: "{name}",
    target_key_arn: (context) =>
      context.text("target_key_id").startsWith("arn:")
        ? context.text("target_key_id")
        : `arn:aws:kms:${region(context)}:${awsAccount(context.config)}:key/${context.text("target_key_id")}`,
  },
  replaceOnChange: ["name", "name_prefix", "region"],
};
