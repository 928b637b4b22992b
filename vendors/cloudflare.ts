import type { Format } from "./format";

export const ZONE_ID: Format = {
  pattern: /^[a-f0-9]{32}$/,
  rule: "must be a zone id: 32 hexadecimal digits",
};

/**
 * Seconds that Cloudflare's proxy waits for an answer before it answers 524; an Enterprise plan can raise it.
 *
 * @see https://developers.cloudflare.com/fundamentals/reference/connection-limits/
 */
export const PROXY_READ_SECONDS = 100;
