import { fixed } from "../computed-values";
import type { ResourceType } from "../resource-type";

export const aws_cloudfront_origin_access_identities: ResourceType = {
  dataSource: {
    computed: {
      id: "{@digits 10}",
      iam_arns: fixed([]),
      ids: fixed([]),
      s3_canonical_user_ids: fixed([]),
    },
  },
};
