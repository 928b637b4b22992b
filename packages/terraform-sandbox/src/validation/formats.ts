import { isIP } from "node:net";
import { parseJson } from "@infra-tools/terraform-plan/value";
import { isCron } from "./cron";
import { isGoDuration, isRfc3339 } from "./time";

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const INT64_MIN = -(2n ** 63n);
const INT64_MAX = 2n ** 63n;

/** Formats of texts as the providers read them, by the names that the rules use. */
export const FORMATS: { readonly [name: string]: (text: string) => boolean } = {
  // A label's key whose prefix may have capitals.
  "annotation-key": (text) => isLabelKey(text.toLowerCase()),
  arn: isArn,
  "aws-account-id": (text) => /^\d{12}$/.test(text),
  base64: (text) =>
    /^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text.replace(/[\r\n]/g, "")),
  cidr: isCidr,
  // The network's own address: no bits beyond the prefix.
  "cidr-network": (text) => isCidr(text) && isNetwork(text),
  "cidr-network-28": (text) => isCidr(text) && isNetwork(text) && text.endsWith("/28"),
  cron: isCron,
  date: (text) => /^\d{4}-\d\d-\d\d$/.test(text) && isRfc3339(`${text}T00:00:00Z`),
  "dns-label": (text) => bytes(text) <= 63 && LABEL.test(text),
  "dns-label-prefix": (text) => bytes(text) <= 63 && text !== "-" && LABEL.test(text.replace(/-$/, "a")),
  "dns-subdomain": (text) => bytes(text) <= 253 && SUBDOMAIN.test(text),
  duration: isGoDuration,
  "https-url": (text) => /^https:\/\/[^/?|\s]+(\/[^?\s]*)?$/.test(text),
  "int-or-percent": isIntegerOrPercent,
  "integer-string": isInt64,
  ip: isAddress,
  json: (text) => parseJson(text) !== undefined,
  "json-object": isJsonObject,
  "json-object-or-null": (text) => text.trim() === "null" || isJsonObject(text),
  "label-key": isLabelKey,
  "label-value": (text) => bytes(text) <= 63 && /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/.test(text),
  "not-arn": (text) => !isArn(text),
  "octal-mode": (text) => /^0[0-7]*$/.test(text) && Number.parseInt(text, 8) <= 0o777,
  "path-segment": (text) => text !== "." && text !== ".." && !/[/%]/.test(text),
  port: isPort,
  // A suffix or a sign alone counts as a quantity.
  quantity: (text) =>
    text !== "" && /^[+-]?(\d+(\.\d*)?|\.\d+)?(([KMGTPE]i|[numkMGTPE])|[eE][+-]?\d+)?$/.test(text),
  regex: isRegularExpression,
  rfc3339: isRfc3339,
  "time-of-day": (text) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text),
  url: (text) => /^https?:\/\/[^/\s]+/.test(text),
};

/** Length of a text in UTF-8. */
export function bytes(text: string): number {
  return Buffer.byteLength(text, "utf8");
}

/** Checks for a decimal integer of 64 bits. */
export function isInt64(text: string): boolean {
  return /^[+-]?\d+$/.test(text) && BigInt(text) >= INT64_MIN && BigInt(text) < INT64_MAX;
}

function isJsonObject(text: string): boolean {
  const json = parseJson(text);
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

function isAddress(text: string): boolean {
  return isIP(text) !== 0 && !text.includes("%");
}

function isCidr(text: string): boolean {
  const [, address, size] = /^(.+)\/(\d+)$/.exec(text) ?? [];
  if (address === undefined || !isAddress(address)) return false;
  return Number(size) <= (address.includes(":") ? 128 : 32);
}

function isNetwork(text: string): boolean {
  const [address = "", size] = text.split("/");
  if (address.includes(":")) return address.endsWith("::");
  const number = address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
  return number % 2 ** (32 - Number(size)) === 0;
}

function isLabelKey(text: string): boolean {
  const parts = text.split("/");
  if (parts.length > 2) return false;
  const name = parts.at(-1) ?? "";
  const [prefix] = parts;
  if (parts.length === 2 && prefix !== undefined && (bytes(prefix) > 253 || !SUBDOMAIN.test(prefix))) {
    return false;
  }
  return bytes(name) <= 63 && /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/.test(name);
}

function isArn(text: string): boolean {
  const [arn, partition = "", , region = "", account = "", ...resource] = text.split(":");
  return (
    arn === "arn" &&
    /^aws(-[a-z]+)*$/.test(partition) &&
    (region === "" || /^[a-z]{2}(-[a-z]+)+-\d{1,2}$/.test(region)) &&
    (account === "" || /^(aws|aws-managed|third-party|aws-marketplace|\d{12}|cw.{10})$/.test(account)) &&
    resource.join(":") !== ""
  );
}

function isIntegerOrPercent(text: string): boolean {
  if (!text.endsWith("%")) return isInt64(text) && Math.abs(Number(text)) < 2 ** 31;
  const number = text.slice(0, -1);
  return isInt64(number) && Number(number) >= 0 && Number(number) <= 100;
}

/** A number from 1 to 65535, or an IANA service name. */
function isPort(text: string): boolean {
  if (/^[+-]?\d+$/.test(text)) return Number(text) >= 1 && Number(text) <= 65_535;
  return text.length <= 15 && LABEL.test(text) && /[a-z]/.test(text) && !text.includes("--");
}

function isRegularExpression(text: string): boolean {
  // JavaScript takes `[]` for an empty class, RE2 for the start of one.
  if (/\[\^?\](?![^\]]*\])/.test(text)) return false;
  try {
    return new RegExp(text) !== undefined;
  } catch {
    return false;
  }
}
