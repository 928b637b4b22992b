import type { ResourceType } from "../resource-type";
import { ON_BUCKET } from "./bucket";

export const aws_s3_bucket_replication_configuration: ResourceType = {
  computed: { ...ON_BUCKET, "rule.id": "tf-s3-replication-{@digits 26}" },
  replaceOnChange: ["bucket", "region"],
  overwritesExisting: true,
};
