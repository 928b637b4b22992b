import { decide } from "../../src/deploy/decide";

const PLAN = { digest: "a", effect: true, refusals: [] };
const reviewed = (digest: string) => [{ digest, pipeline: 7, mergeRequest: 1, changes: undefined }];
const REFUSAL = {
  where: "ops: google_sql_user.a",
  rule: "no longer matches",
  fix: "take the next generation",
};

describe("a saved plan is applied", () => {
  it("when it does what was reviewed, or a person accepts it", () => {
    expect(decide(PLAN, reviewed("a"), false)).toEqual({ apply: true, why: "reviewed" });
    expect(decide(PLAN, reviewed("b"), true)).toEqual({ apply: true, why: "accepted" });
  });

  it("not when it is another one", () => {
    expect(decide(PLAN, reviewed("b"), false)).toMatchObject({ apply: false, why: "different" });
    expect(decide(PLAN, [], false)).toEqual({ apply: false, why: "not reviewed" });
  });

  it("never when a rule forbids it, reviewed or accepted", () => {
    const forbidden = { ...PLAN, refusals: [REFUSAL] };
    expect(decide(forbidden, reviewed("a"), true)).toEqual({
      apply: false,
      why: "refused",
      problems: [REFUSAL],
    });
  });
});
