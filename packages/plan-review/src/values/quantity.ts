import { parseQuantity } from "@infra-tools/terraform-plan/quantity";
import { isObject, type Value } from "@infra-tools/terraform-plan/value";
import { type AddressRange, parseCidr } from "./cidr";
import { reveal } from "./inspect";
import { parseMachine } from "./machines";

const SECONDS: Readonly<Record<string, number>> = {
  ns: 1e-9,
  us: 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3600,
  d: 86400,
};

/**
 * Negative when `a` is less than `b`, positive when more, 0 when equal; undefined when they cannot be compared.
 * Understands numbers, texts of numbers, durations ("604800s", "1h30m"), Kubernetes' quantities ("500m", "1Gi"),
 * percentages, dates, ranges of addresses, versions ("1.2", "TLS1_2") and machine types ("db-custom-4-16384", "m5.2xlarge").
 */
export function compareQuantities(
  a: Value | undefined,
  b: Value | undefined,
  unit?: string,
): number | undefined {
  const left = reveal(a);
  const right = reveal(b);
  if (isObject(left) || isObject(right)) return undefined;
  for (const read of [toNumber, unit === "seconds" ? toSeconds : toQuantity, toSeconds, toPercent, toDate]) {
    const x = read(left);
    const y = read(right);
    if (x !== undefined && y !== undefined) return x - y;
  }
  // Of anything, none is less than some.
  if (isNone(left) !== isNone(right)) return isNone(left) ? -1 : 1;
  if (typeof left !== "string" || typeof right !== "string") return undefined;
  const [outer, inner] = [parseCidr(left), parseCidr(right)];
  if (outer !== undefined && inner !== undefined) return compareRanges(outer, inner);
  return compareMachines(left, right) ?? compareVersions(left, right);
}

/** 0, or 0 of something: `0%`, `0Gi`. */
function isNone(value: Value | undefined): boolean {
  return value === 0 || (typeof value === "string" && /^0(\.0+)?(%|[A-Za-z]{1,2})?$/.test(value));
}

/** Undefined unless one of the ranges holds the other. */
function compareRanges(a: AddressRange, b: AddressRange): number | undefined {
  const holds = (outer: AddressRange, inner: AddressRange) =>
    outer.version === inner.version && outer.first <= inner.first && inner.last <= outer.last;
  if (holds(a, b)) return holds(b, a) ? 0 : 1;
  return holds(b, a) ? -1 : undefined;
}

/** A number, also one that is written as a text. */
export function toNumber(value: Value | undefined): number | undefined {
  if (typeof value === "number") return value;
  return typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
}

/** `604800s`, `1h30m`, `30d`, and ISO 8601 as `P30D`, `PT1H`. */
function toSeconds(value: Value | undefined): number | undefined {
  if (typeof value !== "string") return toNumber(value);
  const iso = isoSeconds(value);
  if (iso !== undefined) return iso;
  const parts = value.match(/\d+(\.\d+)?(ns|us|ms|[smhd])/g);
  if (parts === null || parts.join("") !== value) return toNumber(value);
  return parts.reduce((sum, part) => {
    const [, number = "", suffix = ""] = /^([\d.]+)(.*)$/.exec(part) ?? [];
    return sum + Number(number) * (SECONDS[suffix] ?? 0);
  }, 0);
}

function isoSeconds(text: string): number | undefined {
  const parts =
    /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i.exec(text);
  if (parts === null || text.length < 3) return undefined;
  const seconds = [31_536_000, 2_592_000, 604_800, 86_400, 3_600, 60, 1];
  return parts.slice(1).reduce((sum, part, index) => sum + Number(part ?? 0) * (seconds[index] ?? 0), 0);
}

function toQuantity(value: Value | undefined): number | undefined {
  if (typeof value !== "string") return toNumber(value);
  return parseQuantity(value);
}

function toPercent(value: Value | undefined): number | undefined {
  return typeof value === "string" && /^\d+(\.\d+)?%$/.test(value) ? Number.parseFloat(value) : undefined;
}

function toDate(value: Value | undefined): number | undefined {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}(T|$)/.test(value)) return undefined;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : date;
}

/** Undefined unless both are machine types of known size. Less of any resource is less. */
function compareMachines(a: string, b: string): number | undefined {
  const left = parseMachine(a);
  const right = parseMachine(b);
  if (left === undefined || right === undefined) return undefined;
  const differences = [left.vcpus - right.vcpus, left.memory - right.memory];
  return differences.find((difference) => difference < 0) ?? Math.max(...differences);
}

/** Compares the numbers inside two texts whose words are the same: `TLS1_0` and `TLS1_2`, `1.27` and `1.28`. */
export function compareVersions(a: string, b: string): number | undefined {
  const words = (text: string) => text.replace(/\d+/g, "").replace(/[._-]/g, "").toLowerCase();
  if (words(a) !== words(b)) return undefined;
  const numbers = (text: string) => (text.match(/\d+/g) ?? []).map(Number);
  const left = numbers(a);
  const right = numbers(b);
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
