/** Names of attributes that hold secrets whether or not anything marks them. */
const SECRET_NAME =
  /(^|_)(password|passwd|secret|secret_data|token|private_key|auth_string|access_key|api_key)$/;

/** The same for arguments that no state keeps. */
const WRITE_ONLY = /_wo$/;

export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name.replace(WRITE_ONLY, ""));
}
