import type { ValueObject } from "@infra-tools/terraform-plan/value";
import { fillWithRules } from "../computed/compute";
import { fake } from "../computed/fake";
import { passwordLike } from "../computed/password";
import type { Rules } from "../computed/table";
import type { Schema } from "../schemas/model";
import type { ProviderContext } from "./context";
import { faultBefore } from "./fault";
import { planBlock } from "./plan-values";
import { planRules } from "./rules";

/** A token in a form that no service accepts. */
function token(attribute: string): Rules[string] {
  return ({ fake, secret }) => secret(attribute, `sandbox-${fake(attribute).hex(40)}`);
}

const RULES: { readonly [type: string]: Rules } = {
  google_service_account_access_token: { lifetime: "3600s", access_token: token("access_token") },
  google_service_account_id_token: { id_token: token("id_token") },
  google_service_account_jwt: { jwt: token("jwt") },
  google_service_account_key: { key_algorithm: "KEY_ALG_RSA_2048", public_key: token("public_key") },
  kubernetes_certificate_signing_request_v1: { certificate: token("certificate") },
  kubernetes_token_request_v1: { expiration_timestamp: "2026-01-01T01:00:00Z", token: token("token") },
  random_password: {
    result: ({ object, secret }) =>
      secret("result", passwordLike(object, `ephemeral ${fake(JSON.stringify(object["length"])).hex(16)}`)),
    bcrypt_hash: ({ fake }) => `$2a$10$${fake("bcrypt_hash").text(53)}`,
  },
};

/** What an ephemeral resource gives while Terraform runs; nothing of it is kept anywhere. */
export function openEphemeral(
  context: ProviderContext,
  type: string,
  schema: Schema,
  config: ValueObject,
): ValueObject {
  faultBefore(context, "read", undefined, type);
  const asked = planBlock(schema.block, config, null, planRules(context, type, false));
  return fillWithRules(context, type, schema.block, asked, JSON.stringify(config), RULES[type] ?? {});
}
