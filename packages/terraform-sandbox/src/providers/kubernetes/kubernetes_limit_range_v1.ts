import { isList, isObject, type Value } from "@infra-tools/terraform-plan/value";
import type { ComputeContext } from "../computed-values";
import type { ResourceType } from "../resource-type";

/** A container's default requests are its default limits. */
function defaultRequest(context: ComputeContext): Value {
  const spec = context.object["spec"];
  const first = isList(spec) ? spec[0] : undefined;
  const limits = isObject(first) ? first["limit"] : undefined;
  const limit = isList(limits) ? limits[0] : undefined;
  return (isObject(limit) ? limit["default"] : undefined) ?? {};
}

export const kubernetes_limit_range_v1: ResourceType = {
  computed: { "spec.limit.default_request": defaultRequest },
  defaults: {
    "metadata.namespace": "default",
  },
  replaceOnChange: ["metadata.generate_name", "metadata.name", "metadata.namespace"],
};
