import fc from "fast-check";
import {
  isPrivate,
  isWorld,
  mergeRanges,
  parseAddresses,
  parseCidr,
  rangeFinder,
  subtractRanges,
} from "../../src/values/cidr";

const ranges = (...texts: string[]) => texts.flatMap((text) => parseAddresses(text) ?? []);

it.each([
  ["10.0.0.0/8", 4, 0x0a000000n, 0x0affffffn],
  ["10.1.2.3/8", 4, 0x0a000000n, 0x0affffffn],
  ["192.0.2.7", 4, 0xc0000207n, 0xc0000207n],
  ["0.0.0.0/0", 4, 0n, 0xffffffffn],
  ["::/0", 6, 0n, (1n << 128n) - 1n],
  ["2001:db8::/32", 6, 0x20010db8n << 96n, (0x20010db9n << 96n) - 1n],
  ["::1", 6, 1n, 1n],
  ["::ffff:192.0.2.7", 6, 0xffffc0000207n, 0xffffc0000207n],
  ["1:2:3:4:5:6:7:8/128", 6, 0x00010002000300040005000600070008n, 0x00010002000300040005000600070008n],
] as const)("reads %s", (text, version, first, last) => {
  expect(parseCidr(text)).toEqual({ version, first, last });
});

it.each([
  "",
  "10.0.0.0/33",
  "10.0.0/8",
  "256.0.0.1",
  "::/129",
  "1::2::3",
  "10.0.0.0/8/9",
  "sg-0123",
  "1:2:3",
  "g::/8",
  "10.0.0.0/-1",
])("takes %p for no address", (text) => {
  expect(parseCidr(text)).toBeUndefined();
});

it.each(["*", "Any", "Internet", "0.0.0.0/0", "::/0"])("knows that %s is the world", (text) => {
  expect(isWorld(ranges(text))).toBe(true);
});

it("knows the world in two halves, or in one", () => {
  expect(isWorld(ranges("0.0.0.0/1", "128.0.0.0/1"))).toBe(true);
  expect(isWorld(ranges("0.0.0.0/1"))).toBe(true);
  expect(isWorld(ranges("10.0.0.0/8", "0.0.0.0/2"))).toBe(false);
});

it("tells private addresses from public ones", () => {
  expect(isPrivate(ranges("10.1.0.0/16", "192.168.0.0/24", "fd00::/8"))).toBe(true);
  expect(isPrivate(ranges("10.0.0.0/7"))).toBe(false);
  expect(isPrivate(ranges("8.8.8.8"))).toBe(false);
});

/** Small networks in a space of 8 bits, so that every address can be looked at. */
const network = fc
  .record({ address: fc.integer({ min: 0, max: 255 }), length: fc.integer({ min: 24, max: 32 }) })
  .map(({ address, length }) => `192.0.2.${address}/${length}`);
const networks = fc.array(network, { maxLength: 5 });

function contains(texts: readonly string[], last: number): boolean {
  return texts.some((text) => {
    const [address = "", length = "32"] = text.split("/");
    const size = 2 ** (32 - Number(length));
    const start = Math.floor(Number(address.split(".")[3]) / size) * size;
    return last >= start && last < start + size;
  });
}

it("subtracts exactly the addresses that are covered", () => {
  fc.assert(
    fc.property(networks, networks, (some, covering) => {
      const left = subtractRanges(ranges(...some), ranges(...covering));
      const all = Array.from({ length: 256 }, (_, last) => last);
      const isLeft = (last: number) => {
        const number = 0xc0000200n + BigInt(last);
        return left.some((range) => range.first <= number && number <= range.last);
      };
      expect(all.filter(isLeft)).toEqual(
        all.filter((last) => contains(some, last) && !contains(covering, last)),
      );
    }),
  );
});

it("leaves nothing of a set without itself, whatever its order and notation", () => {
  fc.assert(
    fc.property(fc.array(fc.ipV4(), { maxLength: 6 }), fc.array(fc.ipV6(), { maxLength: 6 }), (v4, v6) => {
      const all = ranges(...v4.map((text) => `${text}/12`), ...v6.map((text) => `${text}/40`));
      expect(subtractRanges(all, [...all].reverse())).toEqual([]);
      expect(subtractRanges(mergeRanges(all), all)).toEqual([]);
    }),
  );
});

it("keeps IPv4 and IPv6 apart", () => {
  expect(subtractRanges(ranges("::/0"), ranges("0.0.0.0/0"))).toEqual(ranges("::/0"));
});

/** RFC 1918, 6598, 1122, 3927, 4193, 4291: first and last address of each range, and their neighbours outside. */
it.each([
  ["10.0.0.0", "10.255.255.255", "9.255.255.255", "11.0.0.0"],
  ["172.16.0.0", "172.31.255.255", "172.15.255.255", "172.32.0.0"],
  ["192.168.0.0", "192.168.255.255", "192.167.255.255", "192.169.0.0"],
  ["100.64.0.0", "100.127.255.255", "100.63.255.255", "100.128.0.0"],
  ["127.0.0.0", "127.255.255.255", "126.255.255.255", "128.0.0.0"],
  ["169.254.0.0", "169.254.255.255", "169.253.255.255", "169.255.0.0"],
  ["fc00::", "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "fbff:ffff::", "fe00::"],
  ["fe80::", "febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "fe7f:ffff::", "fec0::"],
  ["::1", "::1", "::", "::2"],
])("private addresses from %s to %s, not %s and %s", (first, last, below, above) => {
  expect([first, last, below, above].map((text) => isPrivate(ranges(text)))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

it("a range is found among others exactly if they have an address in common", () => {
  const cidr = fc
    .tuple(fc.nat(7), fc.integer({ min: 29, max: 32 }))
    .map(([at, bits]) => `10.0.0.${at * 4}/${bits}`);
  fc.assert(
    fc.property(fc.array(cidr, { maxLength: 8 }), fc.oneof(cidr, fc.constant("::/64")), (others, wanted) => {
      const [all, one] = [ranges(...others), ranges(wanted)];
      const rest = subtractRanges(one, all);
      const isShared = JSON.stringify(rest, print) !== JSON.stringify(mergeRanges(one), print);
      expect(rangeFinder(all)(one)).toBe(isShared);
    }),
  );
});

function print(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}
