import { readPlan } from "@infra-tools/terraform-plan/read/read";
import { readSynthesized } from "@infra-tools/terraform-plan/synthesized";
import type { Json } from "@infra-tools/terraform-plan/value";
import { blockedChanges } from "../../src/preview/blocked";

const TYPE = "google_sql_database_instance";

function planOf(actions: readonly string[], before: Json): Parameters<typeof blockedChanges>[0] {
  const change = { actions, before };
  const entry = { address: `${TYPE}.db`, mode: "managed", type: TYPE, name: "db", change };
  return readPlan({ format_version: "1.2", resource_changes: [entry] }, { label: "pre" });
}

const stack = (lifecycle: Json) => readSynthesized({ resource: { [TYPE]: { db: { lifecycle } } } });
const PROTECTED = stack({ prevent_destroy: true });
const OPEN = stack({});
const entry = (action: string, by: string) => [{ address: `${TYPE}.db`, action, by }];

describe("what is blocked", () => {
  it.each([
    [["delete"], "delete"],
    [["delete", "create"], "replace"],
    [["create", "delete"], "replace"],
  ])("is %s of what prevent_destroy protects", (actions, action) => {
    expect(blockedChanges(planOf(actions, {}), PROTECTED)).toEqual(entry(action, "prevent_destroy"));
    expect(blockedChanges(planOf(actions, {}), OPEN)).toEqual([]);
  });

  it("is the loss of what deletion protection holds until the apply, as it was before the change", () => {
    const held = planOf(["delete"], { deletion_protection: true });
    expect(blockedChanges(held, OPEN)).toEqual(entry("delete", "deletion protection"));
    expect(blockedChanges(held, new Map())).toEqual(entry("delete", "deletion protection"));
    expect(blockedChanges(planOf(["delete"], { deletion_protection: false }), OPEN)).toEqual([]);
  });

  it("is no update and no creation", () => {
    for (const action of ["update", "create", "no-op", "forget"]) {
      expect(blockedChanges(planOf([action], { deletion_protection: true }), PROTECTED)).toEqual([]);
    }
  });
});
