import type { ResourceType } from "../resource-type";
import { ON_BUCKET } from "./bucket";

export const aws_s3_bucket_server_side_encryption_configuration: ResourceType = {
  computed: ON_BUCKET,
  defaults: {
    "rule.apply_server_side_encryption_by_default.kms_master_key_id": "",
  },
  replaceOnChange: ["bucket", "expected_bucket_owner", "region"],
  overwritesExisting: true,
};
