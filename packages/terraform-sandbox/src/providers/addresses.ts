import type { Generated } from "./generate";

/** An address inside a VPC. */
export function privateAddress(source: Generated): string {
  return `10.${64 + source.integer(64)}.${source.integer(256)}.${2 + source.integer(250)}`;
}

/** A public address from the range reserved for documentation (RFC 5737). */
export function publicAddress(source: Generated): string {
  return `203.0.113.${1 + source.integer(254)}`;
}
