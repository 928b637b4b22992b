import fc from "fast-check";
import { crossedGroups } from "../../src/cause/crossed-groups";
import { bothWays, expectSameEffects, MANY_NAMES, manySettings } from "../support/many-settings";

describe("crossed groups", () => {
  const sizes = [1, 2, 9, 10, 31, 49, 50, 90, 330];

  it.each(sizes)("of %d items hold each in three of them, and no two in more than one", (size) => {
    const groups = crossedGroups(size);
    for (let item = 0; item < size; item++) {
      const ofItem = groups.filter((members) => members.includes(item));
      expect(ofItem).toHaveLength(3);
      const others = ofItem.flat().filter((each) => each !== item);
      expect(new Set(others).size).toBe(others.length);
    }
  });

  it("hold no four items of which each two share a group", () => {
    const groups = crossedGroups(36);
    const share = (x: number, y: number) => groups.some((each) => each.includes(x) && each.includes(y));
    const isGroup = (items: readonly number[]) =>
      groups.some((each) => items.filter((item) => each.includes(item)).length > 2);
    const items = [...Array(36).keys()];
    const fours = items.flatMap((a) =>
      items
        .filter((b) => b > a && share(a, b))
        .flatMap((b) =>
          items
            .filter((c) => c > b && share(a, c) && share(b, c))
            .flatMap((c) =>
              items
                .filter((d) => d > c && share(a, d) && share(b, d) && share(c, d))
                .map((d) => [a, b, c, d]),
            ),
        ),
    );
    expect(fours.filter((four) => !isGroup(four))).toEqual([]);
  });

  it("are few when there are many items", () => {
    expect(crossedGroups(330)).toHaveLength(56);
  });
});

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
