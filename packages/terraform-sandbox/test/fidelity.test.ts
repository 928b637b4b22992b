import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Comparison,
  compare,
  comparePlans,
  compareStates,
  fixture,
  type Json,
  joined,
} from "./support/fidelity";
import { fidelityDocument } from "./support/fidelity-document";
import { KNOWN_DIFFERENCES } from "./support/known-differences";
import { type Workspace, workspace } from "./support/terraform";

const PARTS = ["actions", "before", "after", "after_unknown", "after_sensitive", "replace_paths"];
const DOCUMENT = join(__dirname, "../../../docs/sandbox-fidelity.md");

const comparisons: { [name: string]: Comparison } = {};

async function succeed(space: Workspace, ...args: string[]): Promise<void> {
  const { code, output } = await space.terraform(...args, "-no-color");
  if (code !== 0) throw new Error(output);
}

/** The recorded plan has managed resources alone: its data sources were answered by a stub. */
function withoutDataSources(plan: { readonly resource_changes: readonly { readonly mode: string }[] }): Json {
  const managed = plan.resource_changes.filter(({ mode }) => mode === "managed");
  return JSON.parse(JSON.stringify({ resource_changes: managed }));
}

async function state(space: Workspace): Promise<string> {
  return (await space.terraform("show", "-json")).output;
}

beforeAll(async () => {
  const creating = await workspace();
  const changing = await workspace();
  try {
    creating.configure(Object(fixture("create.tf.json")));
    await succeed(creating, "init");
    await succeed(creating, "plan", "-out=plan");
    const created = JSON.parse((await creating.terraform("show", "-json", "plan")).output);
    comparisons["create"] = comparePlans("create", created, fixture("create.plan.json"), PARTS);

    creating.configure(Object(fixture("ops.tf.json")));
    await succeed(creating, "init");
    await succeed(creating, "plan", "-out=plan");
    const ops = JSON.parse((await creating.terraform("show", "-json", "plan")).output);
    comparisons["ops"] = comparePlans("ops", withoutDataSources(ops), fixture("ops.plan.json"), PARTS);

    changing.configure(Object(fixture("applied.tf.json")));
    await succeed(changing, "init");
    await succeed(changing, "apply", "-auto-approve");
    comparisons["applied"] = compareStates(
      "applied",
      JSON.parse(await state(changing)),
      fixture("applied.state.json"),
    );
    changing.configure(Object(fixture("changed.tf.json")));
    await succeed(changing, "plan", "-out=plan");
    const changed = JSON.parse((await changing.terraform("show", "-json", "plan")).output);
    comparisons["changed"] = comparePlans("changed", changed, fixture("changed.plan.json"), PARTS);
  } finally {
    await creating.close();
    await changing.close();
  }
}, 240_000);

test.each(["create", "ops", "applied", "changed"])(
  "every difference to the real providers in %s has a reason",
  (name) => {
    const { differences } = comparisons[name] ?? { differences: [] };
    const unexplained = differences.filter(
      ({ where }) => !KNOWN_DIFFERENCES.some((difference) => difference.where.test(where)),
    );
    expect(unexplained).toEqual([]);
  },
);

test("no reason is left over for a difference that is gone", () => {
  const all = joined(Object.values(comparisons)).differences;
  const stale = KNOWN_DIFFERENCES.filter(
    (difference) => !all.some(({ where }) => difference.where.test(where)),
  );
  expect(stale).toEqual([]);
});

test("the sandbox takes the actions that the real providers took, and replaces for the same reasons", () => {
  const all = joined(Object.values(comparisons)).differences;
  const decisive = all.filter(({ where }) => / (actions|replace_paths|after_unknown)/.test(where));
  // The newer AWS schema's regions are the one difference in what is known.
  expect(decisive.filter(({ where }) => !/\.(bucket_)?region$/.test(where))).toEqual([]);
});

test("the document tells the agreement and the differences as they are", () => {
  const document = fidelityDocument(comparisons, KNOWN_DIFFERENCES);
  if (process.env["UPDATE_DOCS"] === "1") writeFileSync(DOCUMENT, document);
  expect(readFileSync(DOCUMENT, "utf8")).toBe(document);
});

test("the comparison sees a changed leaf, a missing one and one too many", () => {
  const result = compare("x", { a: 1, b: [1, 2], c: {} }, { a: 2, b: [1], d: null });
  expect(result.differences.map(({ where }) => where)).toEqual(["x.a", "x.b", "x.c", "x.d"]);
});
