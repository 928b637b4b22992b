import { differencesOf, planFiles, planOf, readText } from "../../terraform-plan/test/support/plans";
import { traceCauses } from "../src/cause";
import { countChanges } from "../src/counts";
import { digestPlan } from "../src/digest";
import { scrubPlan } from "../src/scrub";

const files = planFiles();

/** The numbers of Terraform's "Plan:" line; zeros when it has none. */
function planLine(text: string): Readonly<Record<"import" | "add" | "change" | "destroy", number>> {
  const line = /^Plan: .*$/m.exec(text)?.[0] ?? "";
  const number = (word: string) => Number(new RegExp(`(\\d+) to ${word}`).exec(line)?.[1] ?? 0);
  return {
    import: number("import"),
    add: number("add"),
    change: number("change"),
    destroy: number("destroy"),
  };
}

describe("plans from the real world", () => {
  test("are there", () => {
    expect(files.length).toBeGreaterThan(80);
  });

  test.each(files)("are read, compared, scrubbed, traced and digested: %s", (file) => {
    const plan = scrubPlan(planOf(file));
    const differences = differencesOf(plan);
    traceCauses(plan, differences);
    expect(digestPlan(plan).digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    for (const change of plan.changes) {
      expect(change.address).not.toBe("");
      if (change.action === "create") expect(change.after).toBeDefined();
      if (change.action === "delete") expect(change.before).toBeDefined();
      if (change.action === "update" && change.deposed === undefined) {
        const comparison = differences.get(change);
        expect((comparison?.deltas.length ?? 0) + (comparison?.hidden.items.length ?? 0)).toBeGreaterThan(0);
      }
    }
  });

  const withText = files.filter((file) => file.startsWith("own/") || file === "fidelity/changed.plan.json");

  test.each(withText)("count what Terraform's own text counts: %s", (file) => {
    const counts = countChanges(planOf(file).changes);
    const line = planLine(readText(file.replace(/\.json$/, ".txt")));
    expect({
      import: counts.import,
      add: counts.add,
      change: counts.change,
      destroy: counts.destroy,
    }).toEqual(line);
  });
});
