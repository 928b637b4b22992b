import type { ResourceType } from "../resource-type";
import { ON_BUCKET } from "./bucket";

export const aws_s3_bucket_cors_configuration: ResourceType = {
  computed: ON_BUCKET,
  replaceOnChange: ["bucket", "expected_bucket_owner", "region"],
  overwritesExisting: true,
};
