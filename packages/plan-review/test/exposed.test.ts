import { SensitiveValue } from "@infra-tools/terraform-plan/value";
import { markExposed } from "../src/exposed";
import { findingsOf } from "../src/findings";
import { change, planOf, update } from "./checks/plans";

const KEY = `-----BEGIN ${"PRIVATE"} KEY-----`;

it("hides an exposed secret in the change, on both sides, and in the drift of the same resource", () => {
  const plan = planOf([update("x_store", { key: "before" }, { key: KEY })], {
    drift: [change("x_store", { action: "update", before: { key: "drifted" }, after: { key: "before" } })],
  });
  const marked = markExposed(plan, findingsOf(plan));
  for (const { before, after } of [...marked.changes, ...marked.drift]) {
    expect(before).toMatchObject({ key: expect.any(SensitiveValue) });
    expect(after).toMatchObject({ key: expect.any(SensitiveValue) });
  }
});

it("leaves other resources and plans without secrets as they are", () => {
  const plan = planOf([update("x_store", { key: "a" }, { key: "b" })]);
  expect(markExposed(plan, findingsOf(plan))).toBe(plan);
});
