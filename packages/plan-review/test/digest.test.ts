import type { Plan } from "@infra-tools/terraform-plan/model";
import type { Json } from "@infra-tools/terraform-plan/value";
import * as fc from "fast-check";
import { differencesOf, planFiles, planFrom, planOf } from "../../terraform-plan/test/support/plans";
import { digestPlan } from "../src/digest";
import { scrubPlan } from "../src/scrub";

type Members = { readonly [key: string]: Json };

const digest = (plan: Plan) => digestPlan(plan, differencesOf(plan));

const update = (before: Members, after: Members, more: Members = {}): Json => ({
  address: "x_thing.a",
  change: { actions: ["update"], before, after, ...more },
});

const digestOf = (...resource_changes: readonly Json[]) => digest(planFrom({ resource_changes }));

describe("the digest of a plan", () => {
  const files = planFiles().filter((file) => planOf(file).changes.length > 1);

  test("is the same in whatever order the changes stand", () => {
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.nat(), (file, turn) => {
        const plan = scrubPlan(planOf(file));
        const at = turn % plan.changes.length;
        const turned = {
          ...plan,
          changes: [...plan.changes.slice(at), ...plan.changes.slice(0, at)].reverse(),
        };
        expect(digest(turned)).toBe(digest(plan));
      }),
      { numRuns: 100 },
    );
  });

  test("is another when any change that has an effect is left out", () => {
    for (const file of files) {
      const plan = scrubPlan(planOf(file));
      const whole = digest(plan);
      for (const change of plan.changes) {
        const without = { ...plan, changes: plan.changes.filter((other) => other !== change) };
        const quiet = change.action === "no-op" && change.after === undefined;
        expect(digest(without) === whole).toBe(quiet);
      }
    }
  });

  test("is another for another new value, old value, path, action, reason to replace or address", () => {
    const base = digestOf(update({ a: 1, b: [1, 2] }, { a: 2, b: [1, 2] }));
    const others = [
      update({ a: 1 }, { a: 3 }),
      update({ a: 0 }, { a: 2 }),
      update({ b: 1 }, { b: 2 }),
      update({ a: 1 }, { a: "2" }),
      update({ a: 1 }, {}, { after_unknown: { a: true } }),
      update({ a: 1 }, { a: 2 }, { actions: ["delete", "create"] }),
      update({ a: 1 }, { a: 2 }, { actions: ["create", "delete"] }),
      update({ a: 1 }, { a: 2 }, { replace_paths: [["a"]], actions: ["delete", "create"] }),
      update({ a: 1 }, { a: 2 }, { importing: { id: "x" } }),
      { ...Object(update({ a: 1 }, { a: 2 })), address: "x_thing.b" },
      { ...Object(update({ a: 1 }, { a: 2 })), previous_address: "x_thing.b" },
    ].map((change) => digestOf(change));
    expect(new Set([base, ...others]).size).toBe(others.length + 1);
  });

  test("does not count what does not change, nor the order of sets, keys and repeated blocks", () => {
    const base = digestOf(update({ a: 1, l: ["x"], etag: "1" }, { a: 2, l: ["x", "y", "z"], etag: "1" }));
    expect(digestOf(update({ etag: "2", l: ["x"], a: 1 }, { l: ["z", "x", "y"], etag: "2", a: 2 }))).toBe(
      base,
    );
    const rules = (...names: readonly string[]) => names.map((name) => ({ name, port: name.length }));
    const added = (...names: readonly string[]) =>
      digestOf(update({ r: rules("one", "two") }, { r: rules(...names) }));
    expect(added("three", "two", "one")).toBe(added("one", "two", "three"));
    expect(added("three", "two", "one")).not.toBe(added("one", "two", "four"));
  });

  test("does not count the old value of what becomes unknown, nor what a destroyed object held", () => {
    const unknown = (id: string) => digestOf(update({ id }, {}, { after_unknown: { id: true } }));
    expect(unknown("1")).toBe(unknown("2"));
    const removal = (etag: string) =>
      digestOf({ address: "x.a", change: { actions: ["delete"], before: { etag }, after: null } });
    expect(removal("1")).toBe(removal("2"));
  });

  test("counts everything that a new object is made from", () => {
    const made = (after: Json, marks: Json = {}) =>
      digestOf({ address: "x.a", change: { actions: ["create"], before: null, after, ...Object(marks) } });
    expect(made({ role: "roles/viewer" })).not.toBe(made({ role: "roles/owner" }));
    expect(made({ a: 1, b: 2 })).toBe(made({ b: 2, a: 1 }));
    expect(made({ a: 1 }, { after_unknown: { b: true } })).not.toBe(made({ a: 1 }));
    expect(made({ pw: "one-secret" }, { after_sensitive: { pw: true } })).toBe(
      made({ pw: "other-secret" }, { after_sensitive: { pw: true } }),
    );
  });

  test("counts that a secret changes, and cannot be used to guess it", () => {
    const marks = { before_sensitive: { pw: true }, after_sensitive: { pw: true } };
    const secret = (before: string, after: string) =>
      digestOf(update({ pw: before, n: 1 }, { pw: after, n: 2 }, marks));
    expect(secret("old-secret", "new-secret")).toBe(secret("old-secret", "other-secret"));
    expect(secret("old-secret", "new-secret")).not.toBe(secret("old-secret", "old-secret"));
  });

  test("is another for a plan that Terraform gave up on", () => {
    const plan = planOf("own/errored/plan.json");
    expect(digest(plan)).not.toBe(digest({ ...plan, errored: false }));
  });
});
