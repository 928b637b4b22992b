import * as z from "zod";

const ipv4Range = z.cidrv4();
const ipv6Range = z.cidrv6();

/** Tells whether a text is an IPv4 range: `192.0.2.0/24`. */
export function isIpv4Range(text: string): boolean {
  return ipv4Range.safeParse(text).success;
}

/** Tells whether a text is an IPv4 or IPv6 range: `192.0.2.0/24`, `2001:db8::/32`. */
export function isIpRange(text: string): boolean {
  return isIpv4Range(text) || ipv6Range.safeParse(text).success;
}
