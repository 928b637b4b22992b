import type { Plan } from "@infra-tools/terraform-plan/model";
import { readPlan } from "@infra-tools/terraform-plan/read/read";
import * as fc from "fast-check";
import { hostileText } from "../../../report/test/escape/hostile";
import { reviewPicture } from "../../src/picture";
import { pictureGraph } from "../../src/picture/graph";
import { planJson, resource } from "../report/plans";

function planWith(
  actions: Readonly<Record<string, readonly string[]>>,
  references: Readonly<Record<string, readonly string[]>>,
): Plan {
  const changes = Object.entries(actions).map(([address, action]) =>
    resource(address, action, { before: {}, after: {} }),
  );
  const plan = readPlan(planJson(changes), { label: "ops" });
  const reported = Object.entries(references).map(
    ([from, targets]) => [from, targets.map((to) => ({ from, to, path: [], attribute: "id" }))] as const,
  );
  return { ...plan, references: new Map(reported) };
}

const REPLACE = ["delete", "create"];

test("shows what hangs on a replaced resource, even when it does not change itself", () => {
  const plan = planWith(
    { "x_net.a": REPLACE, "x_db.a": ["no-op"], "x_user.a": ["update"], "x_far.a": ["no-op"] },
    { "x_db.a": ["x_net.a"], "x_user.a": ["x_db.a"], "x_far.a": ["x_user.a"] },
  );
  const graph = pictureGraph(plan, 40);
  expect(graph.nodes.map(({ address }) => address)).toEqual(["x_net.a", "x_user.a", "x_db.a"]);
  expect(graph.edges).toEqual([{ from: "x_db.a", to: "x_net.a" }]);
});

test("leaves out the least grave beyond its limit and says how many", () => {
  const creates = Object.fromEntries(
    Array.from({ length: 50 }, (_, index) => [`x_new.n${index}`, ["create"]]),
  );
  const references = Object.fromEntries(Object.keys(creates).map((address) => [address, ["x_net.a"]]));
  const graph = pictureGraph(
    planWith({ ...creates, "x_net.a": REPLACE, "x_old.a": ["delete"] }, references),
    10,
  );
  expect(graph.nodes.slice(0, 2).map(({ address }) => address)).toEqual(["x_old.a", "x_net.a"]);
  expect(graph.nodes).toHaveLength(10);
  expect(graph.leftOut).toBe(42);
});

test("takes all instances of a block together, as grave as the gravest", () => {
  const plan = planWith(
    { "x_a.a[0]": ["update"], "x_a.a[1]": REPLACE, "x_b.b": ["create"] },
    { "x_b.b": ["x_a.a"] },
  );
  expect(pictureGraph(plan, 40).nodes).toEqual([
    { address: "x_a.a", type: "x_a", action: "replace" },
    { address: "x_b.b", type: "x_b", action: "create" },
  ]);
});

test("draws nothing when nothing refers to anything", async () => {
  expect(await reviewPicture(planWith({ "x_a.a": ["create"], "x_b.b": ["delete"] }, {}))).toBeUndefined();
});

test("describes the dependency graph in words", async () => {
  const picture = await reviewPicture(
    planWith({ "x_net.a": REPLACE, "x_db.a": ["no-op"] }, { "x_db.a": ["x_net.a"] }),
  );
  expect(picture?.alternative).toBe("x_db.a depends on x_net.a (replace).");
  expect(picture?.svg).toMatch(/^<svg [^>]*>[\s\S]*<\/svg>$/);
  expect(picture?.svg).toContain('class="node replace"');
});

test("draws any name as text and nothing else", async () => {
  await fc.assert(
    fc.asyncProperty(hostileText, hostileText, async (type, name) => {
      const plan = planWith({ "x_net.a": REPLACE, "x_db.a": ["update"] }, { "x_db.a": ["x_net.a"] });
      const [first, ...rest] = plan.changes;
      if (first === undefined) throw new Error("two changes");
      const address = `${type}.${name}`;
      const renamed = { ...first, type, address };
      const svg = (
        await reviewPicture({
          ...plan,
          changes: [renamed, ...rest],
          references: new Map([
            ["x_db.a", [{ from: "x_db.a", to: address, path: [], attribute: undefined }]],
          ]),
        })
      )?.svg;
      const tags = new Set((svg ?? "").match(/<\/?[^\s>]*/g) ?? []);
      expect([...tags].filter((tag) => !/^<\/?(?:svg|g|path|polygon|text)$/.test(tag))).toEqual([]);
      expect((svg ?? "").replace(/<[^<>]*>/g, "")).not.toMatch(/[<>]/);
      const attributes = ((svg ?? "").match(/<[^<>]*>/g) ?? []).join("").replace(/"[^"]*"/g, "");
      expect(attributes).not.toMatch(/ (?:style|on[a-z]+|href|xlink:href)=/);
    }),
    { numRuns: 15 },
  );
});
