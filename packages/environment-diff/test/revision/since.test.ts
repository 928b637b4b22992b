import { renderTerminal } from "@infra-tools/report/render/terminal";
import type { Json } from "@infra-tools/terraform-plan/value";
import fc from "fast-check";
import { sinceReport } from "../../src/report/since-report";
import {
  type DifferencePoints,
  differencePoints,
  differencesSince,
  type Step,
} from "../../src/revision/since";
import { readBlocks } from "../../src/stack/blocks";

function step(number: number): Step {
  return { commit: String(number).repeat(40).slice(0, 40), subject: `Change ${number}` };
}

/** Points by their names, as a revision has them. */
function points(names: readonly string[]): DifferencePoints {
  return new Map(names.map((name) => [name, { kind: "setting", place: name, attribute: "" }]));
}

/** Revisions by what differs in each; the first is the one since which is asked. */
async function since(revisions: readonly (readonly string[])[], budget = 100) {
  const steps = revisions.slice(1).map((_, index) => step(index + 1));
  let builds = 0;
  const result = await differencesSince({
    before: points(revisions[0] ?? []),
    current: points(revisions.at(-1) ?? []),
    steps,
    after: async (each) => {
      builds += 1;
      return points(revisions[steps.indexOf(each) + 1] ?? []);
    },
    budget,
  });
  const words = (groups: typeof result.ended) =>
    groups.flatMap((group) =>
      group.points.map(({ place }) => `${place} ${group.steps.map(({ subject }) => subject).join()}`),
    );
  return { ended: words(result.ended), begun: words(result.begun), builds, result };
}

describe("differences since a revision", () => {
  it("are put down to the commit that ended or began each", async () => {
    const { ended, begun, builds } = await since([["a", "b"], ["a", "b"], ["b"], ["b", "c"], ["c"], ["c"]]);
    expect(ended).toEqual(["a Change 2", "b Change 4"]);
    expect(begun).toEqual(["c Change 3"]);
    expect(builds).toBeLessThanOrEqual(4);
  });

  it("are none when nothing changed, and then nothing is built", async () => {
    expect(await since([["a"], [], ["a"]])).toMatchObject({ ended: [], begun: [], builds: 0 });
  });

  it("are left to several commits when no more may be built, and to none without a commit", async () => {
    expect((await since([["a"], ["a"], [], []], 0)).ended).toEqual(["a Change 1,Change 2,Change 3"]);
    expect(
      (
        await differencesSince({
          before: points(["a"]),
          current: points([]),
          steps: [],
          after: async () => points([]),
          budget: 1,
        })
      ).ended,
    ).toEqual([{ steps: [], points: [{ kind: "setting", place: "a", attribute: "" }] }]);
  });

  it("have a commit that changed them, whatever the history", async () => {
    const revision = fc.subarray(["a", "b", "c", "d"]);
    await fc.assert(
      fc.asyncProperty(fc.array(revision, { minLength: 2, maxLength: 9 }), async (revisions) => {
        const { ended, begun } = await since(revisions);
        for (const [words, isEnd] of [
          [ended, true],
          [begun, false],
        ] as const) {
          for (const word of words) {
            const [name = "", , number = "0"] = word.split(" ");
            const [before, after] = [revisions[Number(number) - 1], revisions[Number(number)]];
            expect([before?.includes(name), after?.includes(name)]).toEqual([isEnd, !isEnd]);
          }
        }
      }),
    );
  });

  it("are printed by commit", async () => {
    const { result } = await since([["a"], ["a", "b"], ["b"]]);
    const doc = sinceReport(result, { names: { a: "pre", b: "ops" }, ref: "v1" });
    const printed = renderTerminal(doc, { color: false, width: 100, details: false });
    expect(printed).toContain("1 difference ended, 1 began");
    expect(printed).toMatch(/Differed at v1, and do not now\n\s+2{12} Change 2\n\s+• setting a/);
    expect(printed).toMatch(/Differ now, and did not at v1\n\s+1{12} Change 1\n\s+• setting b/);
  });
});

it("differ in settings, attributes and whole blocks", () => {
  const stack = (size: number, more: Json = {}) =>
    readBlocks({ resource: { toy: { disk: { size }, ...Object(more) } } });
  const points = differencePoints({
    data: { a: { size: 1, same: 1 }, b: { size: 2, same: 1 } },
    stacks: { a: stack(1), b: stack(2, { standby: { a: 1 } }) },
  });
  expect([...points.values()]).toEqual([
    { kind: "setting", place: "size", attribute: "" },
    { kind: "attribute", place: "toy.disk", attribute: "size" },
    { kind: "block", place: "toy.standby", attribute: "" },
  ]);
});
