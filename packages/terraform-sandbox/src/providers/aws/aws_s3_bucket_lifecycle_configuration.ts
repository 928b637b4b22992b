import { isList, isObject, isUnknown, type ValueObject } from "@infra-tools/terraform-plan/value";
import { fixed } from "../computed-values";
import type { Refusal, ResourceType } from "../resource-type";
import { ON_BUCKET } from "./bucket";

/** A transition happens after days or at a date. */
function transitionRefusals(config: ValueObject): readonly Refusal[] {
  const rules = config["rule"];
  return (isList(rules) ? rules : []).flatMap((rule, index) => {
    const transitions = isObject(rule) ? rule["transition"] : null;
    return (isList(transitions) ? transitions : []).filter(isObject).flatMap((transition) => {
      const times = [transition["days"] ?? null, transition["date"] ?? null];
      const set = times.filter((time) => time !== null).length;
      if (times.some(isUnknown) || set === 1) return [];
      const attribute = `rule[${index}].transition`;
      const message =
        set === 0
          ? `Invalid Attribute Combination: No attribute specified when one (and only one) of [${attribute}.date,${attribute}.days] is required`
          : `Invalid Attribute Combination: 2 attributes specified when one (and only one) of [${attribute}.date,${attribute}.days] is required`;
      return [{ attribute: "rule", message }];
    });
  });
}

export const aws_s3_bucket_lifecycle_configuration: ResourceType = {
  computed: {
    ...ON_BUCKET,
    expected_bucket_owner: fixed(""),
    transition_default_minimum_object_size: "all_storage_classes_128K",
  },
  defaults: {
    transition_default_minimum_object_size: "all_storage_classes_128K",
    "rule.prefix": "",
    "rule.expiration.days": 0,
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
  validate: transitionRefusals,
};
