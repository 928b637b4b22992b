import { FAULT_KINDS } from "../../src/cloud/cloud";
import { FAULT_NAMES, faultNamed } from "../../src/cloud/fault-presets";

describe("a fault by name", () => {
  it.each(FAULT_KINDS)("is of kind %s when that is its name", (kind) => {
    expect(faultNamed(kind, undefined)).toMatchObject({ kind, summary: "Injected fault" });
  });

  it.each([
    ["quota", "error", "Quota exceeded"],
    ["permission", "error", "does not have permission"],
    ["conflict", "error", "409"],
    ["timeout", "lost", "timeout while waiting"],
    ["job-failed", "partial", "failed state"],
  ])("%s is a fault of kind %s in a provider's words", (name, kind, words) => {
    expect(FAULT_NAMES).toContain(name);
    expect(faultNamed(name, undefined)).toMatchObject({ kind, summary: expect.stringContaining(words) });
  });

  it("says what the user wants it to say", () => {
    expect(faultNamed("quota", "none left")).toMatchObject({ kind: "error", summary: "none left" });
  });
});
