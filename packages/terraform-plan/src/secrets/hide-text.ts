import { detectSecrets } from "./detect";

const HIDDEN = "(secret)";

/** The text without the secrets that its shapes and names show, as in an error that quotes a request or a setting. */
export function hideSecrets(text: string): string {
  const secrets = [...new Set(detectSecrets(text).map((secret) => secret.text))];
  // A secret may be a part of a longer one.
  secrets.sort((a, b) => b.length - a.length);
  return secrets.reduce((hidden, secret) => hidden.replaceAll(secret, HIDDEN), text);
}
