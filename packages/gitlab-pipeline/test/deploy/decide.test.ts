import { decide } from "../../src/deploy/decide";
import { NOTHING_REVIEWED, type Reviewed } from "../../src/deploy/find-reviewed";

const PLAN = { digest: "a", effect: true, refusals: [], changes: { "x.one": "1", "x.two": "2" } };
const reviewed = (digest: string): Reviewed => ({
  digests: [{ digest, pipeline: 7, mergeRequest: 1, changes: undefined }],
  changes: new Map(),
});
const inParts = (changes: Readonly<Record<string, readonly string[]>>): Reviewed => ({
  digests: [],
  changes: new Map(Object.entries(changes).map(([address, hashes]) => [address, new Set(hashes)])),
});
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

  it("when several merge requests together showed each of its changes", () => {
    const all = inParts({ "x.one": ["1"], "x.two": ["2", "3"], "x.other": ["9"] });
    expect(decide(PLAN, all, false)).toEqual({ apply: true, why: "reviewed in parts" });
    const otherwise = inParts({ "x.one": ["1"], "x.two": ["3"] });
    expect(decide(PLAN, otherwise, false)).toMatchObject({ apply: false });
    expect(decide(PLAN, inParts({ "x.one": ["1"] }), false)).toMatchObject({ apply: false });
  });

  it("not when it is another one", () => {
    expect(decide(PLAN, reviewed("b"), false)).toMatchObject({ apply: false, why: "different" });
    expect(decide(PLAN, NOTHING_REVIEWED, false)).toEqual({ apply: false, why: "not reviewed" });
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
