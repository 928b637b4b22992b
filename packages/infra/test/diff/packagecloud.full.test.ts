import fc from "fast-check";
import { diffUnder } from "../../../environment-diff/test/support/toy";
import { packagecloud } from "../../src/diff/packagecloud";
import { DATA, isValid, leaves, others, setLeaf } from "./support/environments";

describe("the real stack", () => {
  it("shows one changed setting as the only cause, whichever it is", async () => {
    const changes = leaves(DATA.ops).filter(({ steps }) => steps[0] !== "name");
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...changes), fc.nat(2), async ({ steps, value }, choice) => {
        const candidates = others(value);
        const changed = setLeaf(DATA.ops, steps, candidates[choice % candidates.length] ?? null);
        fc.pre(isValid(changed));
        const diff = await diffUnder(packagecloud, DATA.ops, changed, []);
        const path = steps.join(".");
        expect(diff.settings.map((setting) => setting.path)).toEqual([path]);
        for (const { causes } of diff.differences)
          expect(causes.map(({ settings }) => settings)).toEqual([[path]]);
        expect(diff.dead.length).toBe(diff.differences.length === 0 ? 1 : 0);
      }),
      { numRuns: 40 },
    );
  });
});
