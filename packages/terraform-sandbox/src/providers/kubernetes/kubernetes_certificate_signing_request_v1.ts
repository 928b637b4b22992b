import type { ComputedValues } from "../computed-values";
import type { ResourceType } from "../resource-type";

/** A token in a form that no service accepts. */
function token(attribute: string): ComputedValues[string] {
  return ({ generate, secret }) => secret(attribute, `sandbox-${generate(attribute).hex(40)}`);
}

export const kubernetes_certificate_signing_request_v1: ResourceType = {
  ephemeral: { computed: { certificate: token("certificate") } },
};
