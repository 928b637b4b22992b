/**
 * Attributes that are secrets as a whole, whatever the provider marks: their content is a document of secrets.
 * `*` stands for every attribute below.
 */
const WHOLE: readonly (readonly [type: RegExp, attributes: readonly string[]])[] = [
  [/^vault_(kv_secret|kv_secret_v2|generic_secret)$/, ["data_json", "data", "data_json_wo"]],
  [/^google_secret_manager_secret_version$/, ["secret_data", "secret_data_wo"]],
  [/^google_secret_manager_regional_secret_version$/, ["secret_data", "secret_data_wo"]],
  [/^aws_secretsmanager_secret_version$/, ["secret_string", "secret_binary", "secret_string_wo"]],
  [/^kubernetes_secret(_v1)?(_data)?$/, ["data", "binary_data", "data_wo", "binary_data_wo"]],
  [/^azurerm_key_vault_secret$/, ["value", "value_wo"]],
  [
    /^(gitlab_(project|group|instance)_variable|github_actions_(organization_)?secret)$/,
    ["value", "plaintext_value"],
  ],
  [/^github_(codespaces|dependabot)_(organization_)?secret$/, ["plaintext_value"]],
  [/^doppler_secret$/, ["value"]],
  [/^onepassword_item$/, ["password"]],
];

/** Attributes of a type that are secrets as a whole. */
export function secretAttributes(type: string): readonly string[] {
  return WHOLE.find(([pattern]) => pattern.test(type))?.[1] ?? [];
}
