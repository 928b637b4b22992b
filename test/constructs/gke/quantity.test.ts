import fc from "fast-check";
import { canonicalQuantity, parseQuantity } from "../../../constructs/gke/quantity";

describe("parseQuantity", () => {
  it.each([
    ["500m", 500n],
    ["2", 2_000n],
    ["0.5", 500n],
    ["1k", 1_000_000n],
    ["1Ki", 1_024_000n],
    ["1.5Gi", 1_610_612_736_000n],
    ["9007199254740993", 9_007_199_254_740_993_000n],
  ])("reads %s in thousandths", (text, milli) => {
    expect(parseQuantity(text)?.milli).toBe(milli);
  });

  it.each(["", "-1", "1 Gi", "Gi", "1GiB", "1e3", ".5", "1.2345", "1gi"])("does not read %j", (text) => {
    expect(parseQuantity(text)).toBeUndefined();
  });
});

describe("canonicalQuantity", () => {
  it.each([
    ["1024Mi", "1Gi"],
    ["1536Mi", "1536Mi"],
    ["1.5Gi", "1536Mi"],
    ["0.5", "500m"],
    ["1000m", "1"],
    ["1500m", "1500m"],
    ["1000", "1k"],
    ["2000k", "2M"],
    ["0", "0"],
    ["0Mi", "0"],
    ["not one", "not one"],
  ])("writes %s as %s, as the API server stores it", (text, canonical) => {
    expect(canonicalQuantity(text)).toBe(canonical);
  });

  it("never changes the amount, and is its own canonical form", () => {
    const suffixes = ["", "m", "k", "M", "G", "T", "P", "Ki", "Mi", "Gi", "Ti", "Pi"];
    const quantities = fc.tuple(fc.nat(10_000_000), fc.constantFrom(...suffixes)).map(([n, s]) => `${n}${s}`);
    fc.assert(
      fc.property(quantities, (text) => {
        const canonical = canonicalQuantity(text);
        expect(parseQuantity(canonical)?.milli).toBe(parseQuantity(text)?.milli);
        expect(canonicalQuantity(canonical)).toBe(canonical);
      }),
    );
  });
});
