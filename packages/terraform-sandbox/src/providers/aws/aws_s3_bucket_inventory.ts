import type { ResourceType } from "../resource-type";
import { REGION } from "./account";

export const aws_s3_bucket_inventory: ResourceType = {
  computed: { ...REGION, id: "{bucket}:{name}" },
  defaults: {
    enabled: true,
  },
  replaceOnChange: ["bucket", "name", "region"],
  overwritesExisting: true,
};
