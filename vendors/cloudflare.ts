import type { Format } from "./format";

export const ZONE_ID: Format = {
  pattern: /^[a-f0-9]{32}$/,
  rule: "must be a zone id: 32 hexadecimal digits",
};
