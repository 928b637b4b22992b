import type { ResourceType } from "../resource-type";
import { ON_BUCKET } from "./bucket";

export const aws_s3_bucket_public_access_block: ResourceType = {
  computed: ON_BUCKET,
  defaults: {
    block_public_acls: false,
    block_public_policy: false,
    ignore_public_acls: false,
    restrict_public_buckets: false,
  },
  replaceOnChange: ["bucket", "region"],
  overwritesExisting: true,
};
