import fc from "fast-check";
import { expectSameEffects, manySettings } from "../support/many-settings";
import { expectRightCauses, expectSymmetry, scene } from "../support/scene";

describe("any stack made of settings", () => {
  it("has every difference found, with all of its causes and no other", async () => {
    await fc.assert(fc.asyncProperty(scene, expectRightCauses), { numRuns: 300 });
  });

  it("differs from another as the other differs from it", async () => {
    await fc.assert(fc.asyncProperty(scene, expectSymmetry), { numRuns: 300 });
  });
});

it("swapping groups of many settings finds the effects that swapping them one by one finds", () => {
  fc.assert(fc.property(manySettings, expectSameEffects), { numRuns: 300 });
});
