import { SensitiveValue, UNKNOWN, type Value } from "@infra-tools/terraform-plan/value";
import { hideDetected } from "../src/exposures";
import { reviewPlans } from "../src/review";
import { change, planOf, update } from "./checks/plans";

const KEY = `AKIA${"Q3EGRW7XN5UJ2PZD"}`;

const eventsOf = (before: Value, after: Value, more = {}) =>
  (
    hideDetected(planOf([update("x_store", before, after)], more)).exposures.get("x_store.a") ??
    [...hideDetected(planOf([update("x_store", before, after)], more)).exposures.values()].flat()
  ).map(({ event }) => event);

test("a secret that is new, that goes, and that stays", () => {
  expect(eventsOf({ a: 1 }, { a: 1, text: KEY })).toEqual(["added"]);
  expect(eventsOf({ a: 1, text: KEY }, { a: 1 })).toEqual(["removed"]);
  expect(eventsOf({ a: 1, text: KEY }, { a: 2, text: KEY })).toEqual([]);
  expect(eventsOf({ text: KEY, other: "" }, { text: "", other: KEY })).toEqual([]);
});

test("a mark that is removed, but not one whose value is unknown, empty or still marked", () => {
  const marked = new SensitiveValue("pin");
  expect(eventsOf({ pin: marked }, { pin: "pin" })).toEqual(["unmarked"]);
  for (const after of [UNKNOWN, "", null, new SensitiveValue("nip")]) {
    expect(eventsOf({ pin: marked }, { pin: after })).toEqual([]);
  }
});

test("a copy of a value that is marked elsewhere, but not one that was there before", () => {
  const secrets = { secrets: [new SensitiveValue("heron-ledger-44")] };
  expect(eventsOf({}, { start: "x heron-ledger-44" }, secrets)).toEqual(["copied"]);
  expect(eventsOf({ start: "a heron-ledger-44" }, { start: "b heron-ledger-44" }, secrets)).toEqual([]);
});

test("a value that is exposed in two ways is one finding, which says both", () => {
  const secrets = { secrets: [new SensitiveValue("heron-ledger-44")] };
  const plan = planOf([update("x_store", {}, { password: "heron-ledger-44" })], secrets);
  const exposed = reviewPlans([plan]).plans[0]?.findings.filter(({ rule }) => rule === "secret-exposed");
  expect(exposed).toHaveLength(1);
  expect(exposed?.[0]?.severity).toBe("danger");
  expect(exposed?.[0]?.message).toMatch(/by its name.*copied here without the mark/);
});

test("nothing of a secret is printed when the rule is off, on either side, in drift or in deferred changes", () => {
  const secrets = {
    removed: `AKIA${"A".repeat(16)}`,
    drifted: `AKIA${"B".repeat(16)}`,
    later: `AKIA${"C".repeat(16)}`,
  };
  const plan = planOf([update("x_store", { text: secrets.removed, n: 1 }, { text: "", n: 2 })], {
    drift: [change("x_store", { action: "update", before: { text: "a" }, after: { text: secrets.drifted } })],
    deferred: [
      { reason: "unknown", change: change("x_late", { action: "create", after: { text: secrets.later } }) },
    ],
  });
  const review = reviewPlans([plan], { config: { severities: { default: { "secret-exposed": "off" } } } });
  const printed = JSON.stringify(
    review.plans.map(({ plan: one, differences }) => [one, [...differences.values()]]),
  );
  for (const secret of Object.values(secrets)) expect(printed).not.toContain(secret);
  expect(review.plans[0]?.findings.map(({ rule }) => rule)).not.toContain("secret-exposed");
});

test("a plan without secrets stays the same object", () => {
  const plan = planOf([update("x_store", { a: "b" }, { a: "c" })]);
  expect(hideDetected(plan).plan).toBe(plan);
});
