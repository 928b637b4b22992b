import type { ComputedValues } from "../computed-values";
import type { ResourceType } from "../resource-type";

/** A token in a form that no service accepts. */
function token(attribute: string): ComputedValues[string] {
  return ({ generate, secret }) => secret(attribute, `sandbox-${generate(attribute).hex(40)}`);
}

export const kubernetes_token_request_v1: ResourceType = {
  ephemeral: { computed: { expiration_timestamp: "2026-01-01T01:00:00Z", token: token("token") } },
};
