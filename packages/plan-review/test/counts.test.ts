import { planOf } from "../../terraform-plan/test/support/plans";
import { addCounts, countChanges } from "../src/counts";

describe("counts", () => {
  const lifecycle = countChanges(planOf("own/lifecycle/plan.json").changes);

  test("are Terraform's own, and more", () => {
    expect(lifecycle).toEqual({
      add: 5,
      change: 2,
      destroy: 9,
      replace: 4,
      import: 1,
      forget: 1,
      moved: 2,
      read: 0,
    });
  });

  test("leave out data sources but for reads", () => {
    const { add, read } = countChanges(planOf("fidelity/create.plan.json").changes);
    expect([add, read]).toEqual([51, 1]);
  });

  test("add up over plans", () => {
    expect(addCounts([lifecycle, lifecycle])).toMatchObject({ add: 10, moved: 4 });
    expect(addCounts([]).add).toBe(0);
  });
});
