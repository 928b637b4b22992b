import {
  autoresizeStepGb,
  customTierRules,
  DISK_GB,
  diskThresholds,
  EDITIONS,
  utilizationAtGrowth,
} from "../../vendors/cloud-sql";
import { isWithin } from "../../vendors/format";

describe("a custom machine type", () => {
  it.each([
    // The smallest and the largest memory for each vCPU, both exact.
    "db-custom-10-9216",
    "db-custom-2-13312",
    // The smallest memory of all.
    "db-custom-1-3840",
    "db-custom-2-3840",
    "db-custom-96-98304",
    // Other tiers have no numbers to check.
    "db-perf-optimized-N-4",
    "db-f1-micro",
  ])("may be %s", (tier) => {
    expect(customTierRules(tier)).toEqual([]);
  });

  it.each([
    ["db-custom-10-8960", "0.9 to 6.5 GiB"],
    ["db-custom-2-13568", "0.9 to 6.5 GiB"],
    ["db-custom-2-3584", "at least 3840 MiB"],
    ["db-custom-2-7936.5", ""],
    ["db-custom-2-7681", "steps of 256 MiB"],
    ["db-custom-3-7680", "even number"],
    ["db-custom-0-3840", "even number"],
    ["db-custom-98-98304", "up to 96"],
  ])("may not be %s", (tier, rule) => {
    if (rule === "") expect(EDITIONS.ENTERPRISE.tier.test(tier)).toBe(false);
    else expect(customTierRules(tier).join()).toContain(rule);
  });
});

test("a disk has 10 GB to 64 TB", () => {
  expect([9, 10, 65_536, 65_537].map((size) => isWithin(size, DISK_GB))).toEqual([false, true, true, false]);
  expect(isWithin(10.5, DISK_GB)).toBe(false);
});

describe("a disk that grows by itself", () => {
  it.each([
    // Google grows a disk when less than this is free, and adds as much.
    [50, 7, 0.86],
    [112, 9, 103 / 112],
    [200, 13, 0.935],
    [500, 25, 0.95],
    [1000, 25, 0.975],
  ])("of %i GB grows by %i GB at %d", (size, step, utilization) => {
    expect(autoresizeStepGb(size)).toBe(step);
    expect(utilizationAtGrowth(size)).toBeCloseTo(utilization, 10);
  });

  it("stays above 85 % from 112 GB up, so that a share of its size is no alert", () => {
    const afterGrowth = (size: number) => (size - autoresizeStepGb(size)) / (size + autoresizeStepGb(size));
    expect(afterGrowth(111)).toBeLessThan(0.855);
    for (const size of [125, 200, 500, 1000]) expect(afterGrowth(size)).toBeGreaterThan(0.85);
  });

  it.each([
    [200, 0.9675],
    [1000, 0.9875],
  ])(
    "with a limit of %i GB is stalled above %d, which no size up to the limit reaches by growing",
    (limit, stalled) => {
      expect(diskThresholds(limit, 0.85).notGrowing).toBe(stalled);
      for (let size = 10; size <= limit; size += 1) expect(utilizationAtGrowth(size)).toBeLessThan(stalled);
    },
  );
});
