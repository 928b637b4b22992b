import fc from "fast-check";
import { bothWays, expectSameEffects, MANY_NAMES, manySettings } from "../support/many-settings";

describe("swapping settings in groups", () => {
  it("finds the effects that swapping them one by one finds", () => {
    fc.assert(fc.property(manySettings, expectSameEffects), { numRuns: 20 });
  });

  it("takes less than half of the syntheses when each setting has its own attribute", () => {
    const resources = MANY_NAMES.map((name) => ({
      gate: undefined,
      leaves: [{ kind: "one", settings: [name] } as const],
    }));
    const { inGroups, oneByOne } = bothWays({ resources, ties: [] }, "a");
    // The base, 31 groups, and the name, which every label holds.
    expect(inGroups.syntheses).toBe(32);
    expect(oneByOne.syntheses).toBe(92);
    expect(inGroups.exploration).toEqual(oneByOne.exploration);
  });

  it("swaps alone those that act only together, or that a rule ties", () => {
    expectSameEffects({
      resources: [
        { gate: "s1", leaves: [{ kind: "and", settings: ["s2", "s3"] }] },
        { gate: undefined, leaves: [{ kind: "majority", settings: ["s4", "s5", "s6"] }] },
      ],
      ties: [["s7", "s8"]],
    });
  });
});
