import { fixed } from "../computed-values";
import type { ResourceType } from "../resource-type";
import { ON_BUCKET } from "./bucket";

export const aws_s3_bucket_lifecycle_configuration: ResourceType = {
  computed: {
    ...ON_BUCKET,
    expected_bucket_owner: fixed(""),
    transition_default_minimum_object_size: "all_storage_classes_128K",
  },
  defaults: {
    transition_default_minimum_object_size: "all_storage_classes_128K",
    "rule.prefix": "",
    "rule.expiration.days": null,
    "rule.expiration.expired_object_delete_marker": null,
    "rule.filter.prefix": "",
    "rule.filter.object_size_greater_than": null,
    "rule.filter.object_size_less_than": null,
    "rule.filter.and.object_size_greater_than": null,
    "rule.filter.and.object_size_less_than": null,
    "rule.filter.and.prefix": "",
    "rule.noncurrent_version_expiration.newer_noncurrent_versions": null,
    "rule.noncurrent_version_transition.newer_noncurrent_versions": null,
    "rule.transition.days": null,
  },
  replaceOnChange: ["bucket", "expected_bucket_owner", "region"],
  framework: true,
  overwritesExisting: true,
};
