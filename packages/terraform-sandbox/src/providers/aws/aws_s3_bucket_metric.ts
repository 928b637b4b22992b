import type { ResourceType } from "../resource-type";
import { REGION } from "./account";

export const aws_s3_bucket_metric: ResourceType = {
  computed: { ...REGION, id: "{bucket}:{name}" },
  replaceOnChange: ["bucket", "name", "region"],
  overwritesExisting: true,
};
