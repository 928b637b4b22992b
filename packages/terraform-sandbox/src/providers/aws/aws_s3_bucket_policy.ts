import type { ResourceType } from "../resource-type";
import { ON_BUCKET } from "./bucket";

export const aws_s3_bucket_policy: ResourceType = {
  computed: ON_BUCKET,
  replaceOnChange: ["bucket", "region"],
  overwritesExisting: true,
  policyAttribute: "policy",
};
