import type { Attribute, Schema } from "./model";

const MODULE_NAME: { readonly [name: string]: Attribute } = {
  module_name: { type: "string", optional: true },
};

/**
 * Attributes of `provider_meta` blocks, by which modules name themselves to a provider. Neither `terraform providers schema -json`
 * nor the bindings have them. Sources: ProviderMetaSchema in
 * https://github.com/hashicorp/terraform-provider-google/blob/v6.50.0/google/provider/provider.go and
 * https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/provider/framework/provider.go
 */
const ATTRIBUTES: { readonly [provider: string]: { readonly [name: string]: Attribute } } = {
  "hashicorp/aws": { user_agent: { type: ["list", "string"], optional: true } },
  "hashicorp/google": MODULE_NAME,
  "hashicorp/google-beta": MODULE_NAME,
};

const SCHEMAS = new Map(
  Object.entries(ATTRIBUTES).map(([provider, attributes]): [string, Schema] => [
    provider,
    { version: 0, block: { attributes } },
  ]),
);

/** The schema of a provider's `provider_meta` blocks, by its full address; undefined when it has none that is known. */
export function metaSchema(address: string): Schema | undefined {
  return SCHEMAS.get(address.slice(address.indexOf("/") + 1));
}
