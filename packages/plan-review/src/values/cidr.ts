/** A run of addresses of one IP version, both ends included. */
export interface AddressRange {
  readonly version: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
}

const BITS = { 4: 32n, 6: 128n } as const;

/** Words that vendors accept for "from anywhere". */
const EVERYWHERE_WORDS = new Set(["*", "any", "internet", "0.0.0.0", "all"]);

const WORLD: readonly AddressRange[] = ([4, 6] as const).map((version) => ({
  version,
  first: 0n,
  last: (1n << BITS[version]) - 1n,
}));

/**
 * Addresses of a CIDR, a bare address, a range (`192.0.2.1-192.0.2.9`) or a word for "anywhere".
 * Undefined for anything else: a security group's id, a name, an unfinished text.
 */
export function parseAddresses(text: string): readonly AddressRange[] | undefined {
  const trimmed = text.trim().toLowerCase();
  if (EVERYWHERE_WORDS.has(trimmed)) return WORLD;
  const range = parseCidr(trimmed) ?? parseRange(trimmed);
  return range === undefined ? undefined : [range];
}

function parseRange(text: string): AddressRange | undefined {
  const ends = text.split("-");
  const [from, to] = ends.map((end) => (end.includes("/") ? undefined : parseCidr(end.trim())));
  if (ends.length !== 2 || from === undefined || to === undefined) return undefined;
  return from.version === to.version && from.first <= to.last
    ? { version: from.version, first: from.first, last: to.last }
    : undefined;
}

/** Parses `10.0.0.0/8`, `::/0`, `192.0.2.7`; host bits are cleared as every cloud does. */
export function parseCidr(text: string): AddressRange | undefined {
  const [address = "", prefix, ...rest] = text.split("/");
  if (rest.length > 0) return undefined;
  const version = address.includes(":") ? 6 : 4;
  const number = version === 6 ? parseIpv6(address) : parseIpv4(address);
  if (number === undefined) return undefined;
  const bits = BITS[version];
  if (prefix !== undefined && !/^\d{1,3}$/.test(prefix)) return undefined;
  const length = prefix === undefined ? bits : BigInt(prefix);
  if (length > bits) return undefined;
  const size = 1n << (bits - length);
  const first = (number / size) * size;
  return { version, first, last: first + size - 1n };
}

const IPV4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;

function parseIpv4(text: string): bigint | undefined {
  const parts = IPV4.exec(text)?.slice(1).map(Number);
  if (parts === undefined || parts.some((part) => part > 255)) return undefined;
  return BigInt(parts.reduce((number, part) => number * 256 + part, 0));
}

function parseIpv6(text: string): bigint | undefined {
  const lastColon = text.lastIndexOf(":");
  const tail = text.slice(lastColon + 1);
  if (tail.includes(".")) {
    const embedded = parseIpv4(tail);
    if (embedded === undefined) return undefined;
    const groups = `${(embedded >> 16n).toString(16)}:${(embedded & 0xffffn).toString(16)}`;
    return parseIpv6(text.slice(0, lastColon + 1) + groups);
  }
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const [head = [], rest = []] = halves.map((half) => (half === "" ? [] : half.split(":")));
  const missing = 8 - head.length - rest.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const groups = [...head, ...Array<string>(missing).fill("0"), ...rest];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return groups.reduce((number, group) => (number << 16n) + BigInt(`0x${group}`), 0n);
}

/** The same addresses as sorted ranges that neither touch nor overlap. */
export function mergeRanges(ranges: readonly AddressRange[]): readonly AddressRange[] {
  const sorted = [...ranges].sort((a, b) =>
    a.version !== b.version ? a.version - b.version : a.first < b.first ? -1 : a.first > b.first ? 1 : 0,
  );
  const merged: AddressRange[] = [];
  for (const range of sorted) {
    const previous = merged.at(-1);
    if (previous === undefined || previous.version !== range.version || range.first > previous.last + 1n) {
      merged.push(range);
    } else if (range.last > previous.last) {
      merged[merged.length - 1] = { ...previous, last: range.last };
    }
  }
  return merged;
}

/** The addresses of `ranges` that are in none of `covering`. */
export function subtractRanges(
  ranges: readonly AddressRange[],
  covering: readonly AddressRange[],
): readonly AddressRange[] {
  const holes = mergeRanges(covering);
  const left: AddressRange[] = [];
  // Both are sorted: holes before a range are before all later ones, too.
  let next = 0;
  for (const range of mergeRanges(ranges)) {
    let first = range.first;
    for (let hole = holes[next]; hole !== undefined; hole = holes[next]) {
      if (isAfter(hole, range)) break;
      if (hole.version === range.version && hole.last >= first) {
        if (hole.first > first) left.push({ ...range, first, last: hole.first - 1n });
        first = hole.last + 1n;
        // The rest of the hole may reach into the next range.
        if (hole.last > range.last) break;
      }
      next++;
    }
    if (first <= range.last) left.push({ ...range, first });
  }
  return left;
}

function isAfter(a: AddressRange, b: AddressRange): boolean {
  return a.version !== b.version ? a.version > b.version : a.first > b.last;
}

/** Looks up whether ranges have an address in common with others, out of thousands. */
export function rangeFinder(ranges: readonly AddressRange[]): (wanted: readonly AddressRange[]) => boolean {
  const sorted = mergeRanges(ranges);
  return (wanted) => wanted.some((range) => overlapsSorted(sorted, range));
}

function overlapsSorted(sorted: readonly AddressRange[], wanted: AddressRange): boolean {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const range = sorted[middle];
    if (range === undefined || isAfter(range, wanted)) high = middle;
    else if (isAfter(wanted, range)) low = middle + 1;
    else return true;
  }
  return false;
}

/** Addresses that are routed on the internet: all of IPv4, and the global unicast block of IPv6 (RFC 4291). */
const ROUTED: readonly AddressRange[] = ["0.0.0.0/0", "2000::/3"].flatMap((text) => parseCidr(text) ?? []);

/** True if half of all routed addresses of one version are in it, as in `0.0.0.0/0`, a `/1` or `2000::/3`. */
export function isWorld(ranges: readonly AddressRange[]): boolean {
  return ROUTED.some((routed) => {
    const outside = sizeOf(subtractRanges([routed], ranges));
    return outside * 2n <= sizeOf([routed]);
  });
}

function sizeOf(ranges: readonly AddressRange[]): bigint {
  return ranges.reduce((sum, { first, last }) => sum + (last - first + 1n), 0n);
}

/** Private, shared, loopback, link-local and unique local addresses (RFC 1918, 6598, 3927, 4193). */
const PRIVATE = [
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "fc00::/7",
  "fe80::/10",
  "::1/128",
].flatMap((text) => parseAddresses(text) ?? []);

/** Private networks of an office or an environment, and not a large part of all private addresses. */
export function isPrivateNetwork(ranges: readonly AddressRange[]): boolean {
  return isPrivate(ranges) && ranges.every(({ first, last }) => last - first < 65_536n);
}

/** True when no address on the internet is in it. */
export function isPrivate(ranges: readonly AddressRange[]): boolean {
  return subtractRanges(ranges, PRIVATE).length === 0;
}
