import type { Generated } from "./generate";

/** Text in the form of a PEM block; its bytes mean nothing. */
export function pem(label: string, source: Generated): string {
  const lines = source.base64(576).match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ""].join("\n");
}
