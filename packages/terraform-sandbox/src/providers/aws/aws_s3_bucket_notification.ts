import type { ResourceType } from "../resource-type";
import { ON_BUCKET } from "./bucket";

export const aws_s3_bucket_notification: ResourceType = {
  computed: ON_BUCKET,
  defaults: {
    eventbridge: false,
  },
  replaceOnChange: ["bucket", "region"],
  overwritesExisting: true,
};
