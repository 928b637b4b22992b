import { isIP } from "node:net";

/** Whether a text is an IPv4 or IPv6 range with a prefix length: `192.0.2.0/24`, `2001:db8::/32`. */
export function isCidr(text: string): boolean {
  const match = /^([^/]+)\/(\d{1,3})$/.exec(text);
  if (match?.[1] === undefined || match[2] === undefined) return false;
  const version = isIP(match[1]);
  return version !== 0 && Number(match[2]) <= (version === 4 ? 32 : 128);
}
