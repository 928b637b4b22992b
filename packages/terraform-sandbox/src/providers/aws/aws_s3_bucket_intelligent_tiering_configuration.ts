import type { ResourceType } from "../resource-type";
import { REGION } from "./account";

export const aws_s3_bucket_intelligent_tiering_configuration: ResourceType = {
  computed: { ...REGION, id: "{bucket}:{name}" },
  defaults: {
    status: "Enabled",
  },
  replaceOnChange: ["bucket", "name", "region"],
  overwritesExisting: true,
};
