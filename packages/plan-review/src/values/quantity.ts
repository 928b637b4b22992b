import { parseQuantity } from "@infra-tools/terraform-plan/quantity";
import { isObject, type Value } from "@infra-tools/terraform-plan/value";
import { reveal } from "./inspect";

const SECONDS: Readonly<Record<string, number>> = {
  ns: 1e-9,
  us: 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3600,
  d: 86400,
};

/** Sizes of machines, from small to large. */
const SIZES = ["pico", "nano", "micro", "small", "medium", "large", "xlarge"];

/**
 * Negative when `a` is less than `b`, positive when more, 0 when equal; undefined when they cannot be compared.
 * Understands numbers, texts of numbers, durations ("604800s", "1h30m"), Kubernetes' quantities ("500m", "1Gi"),
 * percentages, dates, versions ("1.2", "TLS1_2") and machine types ("db-custom-4-16384", "m5.2xlarge").
 */
export function compareQuantities(
  a: Value | undefined,
  b: Value | undefined,
  unit?: string,
): number | undefined {
  const left = reveal(a);
  const right = reveal(b);
  if (isObject(left) || isObject(right)) return undefined;
  for (const read of [toNumber, unit === "seconds" ? toSeconds : toQuantity, toPercent, toDate]) {
    const x = read(left);
    const y = read(right);
    if (x !== undefined && y !== undefined) return x - y;
  }
  if (typeof left !== "string" || typeof right !== "string") return undefined;
  return compareMachines(left, right) ?? compareVersions(left, right);
}

function toNumber(value: Value | undefined): number | undefined {
  if (typeof value === "number") return value;
  return typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
}

function toSeconds(value: Value | undefined): number | undefined {
  if (typeof value !== "string") return toNumber(value);
  const parts = value.match(/\d+(\.\d+)?(ns|us|ms|[smhd])/g);
  if (parts === null || parts.join("") !== value) return toNumber(value);
  return parts.reduce((sum, part) => {
    const [, number = "", suffix = ""] = /^([\d.]+)(.*)$/.exec(part) ?? [];
    return sum + Number(number) * (SECONDS[suffix] ?? 0);
  }, 0);
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

interface Machine {
  /** Family and kind: sizes are comparable only within one. */
  readonly family: string;
  readonly sizes: readonly number[];
}

/** Undefined when the two are of different families, or no machine types. */
function compareMachines(a: string, b: string): number | undefined {
  const left = parseMachine(a);
  const right = parseMachine(b);
  if (left === undefined || right === undefined || left.family !== right.family) return undefined;
  const differences = left.sizes.map((size, at) => size - (right.sizes[at] ?? 0));
  const less = differences.find((difference) => difference < 0);
  // Less of any resource is less.
  return less ?? differences.find((difference) => difference > 0) ?? 0;
}

function parseMachine(type: string): Machine | undefined {
  const [, custom, cpu = "", memory = ""] =
    /^(db-custom|custom|[a-z]\d[a-z]?-custom)-(\d+)-(\d+)(-ext)?$/.exec(type) ?? [];
  if (custom !== undefined) return { family: custom, sizes: [Number(cpu), Number(memory)] };
  if (/^db-(f1-micro|g1-small)$/.test(type))
    return { family: "db-shared", sizes: [type === "db-f1-micro" ? 0 : 1] };
  const [, google, count = ""] = /^((?:db-)?[a-z]\d?[a-z]*-[a-z]+(?:-[A-Z]+)?)-(\d+)$/.exec(type) ?? [];
  if (google !== undefined) return { family: google, sizes: [Number(count)] };
  const [, family, times = "", word = ""] = /^((?:db\.|cache\.)?[a-z]\w*)\.(\d*)([a-z]+)$/.exec(type) ?? [];
  const rank = SIZES.indexOf(word);
  if (family === undefined || rank < 0) return undefined;
  return { family, sizes: [rank * 100 + (times === "" ? 1 : Number(times))] };
}

/** Compares the numbers inside two texts whose words are the same: `TLS1_0` and `TLS1_2`, `1.27` and `1.28`. */
export function compareVersions(a: string, b: string): number | undefined {
  const words = (text: string) => text.replace(/\d+/g, "").replace(/[._-]/g, "").toLowerCase();
  if (words(a) !== words(b)) return undefined;
  const numbers = (text: string) => (text.match(/\d+/g) ?? []).map(Number);
  const left = numbers(a);
  const right = numbers(b);
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
