import type { ComputedValues } from "../computed-values";
import type { ResourceType } from "../resource-type";

/** A token in a form that no service accepts. */
function token(attribute: string): ComputedValues[string] {
  return ({ generate, secret }) => secret(attribute, `sandbox-${generate(attribute).hex(40)}`);
}

export const google_service_account_jwt: ResourceType = {
  ephemeral: { computed: { jwt: token("jwt") } },
};
