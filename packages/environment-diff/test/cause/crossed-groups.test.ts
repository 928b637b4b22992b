import { crossedGroups } from "../../src/cause/crossed-groups";

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

  it.each(sizes.filter((size) => size >= 9))(
    "of %d items keep neighbours apart, but for the ends of lines",
    (size) => {
      const groups = crossedGroups(size);
      const items = [...Array(size - 1).keys()];
      const sharing = items.filter((item) =>
        groups.some((members) => members.includes(item) && members.includes(item + 1)),
      );
      expect(sharing.length).toBeLessThan(Math.sqrt(size));
    },
  );

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
