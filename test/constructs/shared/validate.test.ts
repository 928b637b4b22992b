import { Fn, TerraformStack, Testing } from "cdktf";
import { ConstructError, isKnown, ProblemList, throwProblems } from "../../../constructs/shared/validate";

describe("ConstructError", () => {
  const stack = new TerraformStack(Testing.app(), "pre");

  it("says every problem in one error, each with the construct's path, the value and the way out", () => {
    const problems = new ProblemList();
    problems.rule(false, { option: "name", value: "A b", rule: "must be a DNS label", fix: "Use a-b" });
    problems.rule(true, { option: "unbroken", rule: "must hold", fix: "Nothing" });
    problems.addAll([{ option: "cpu", value: undefined, rule: "must be set", fix: "Set it" }], "resources.");
    expect(() => throwProblems(stack, problems.all)).toThrow(
      new ConstructError("pre", [
        { option: "name", value: "A b", rule: "must be a DNS label", fix: "Use a-b" },
        { option: "resources.cpu", value: undefined, rule: "must be set", fix: "Set it" },
      ]),
    );
    expect(() => throwProblems(stack, problems.all)).toThrow(
      'pre: name must be a DNS label, got "A b". Use a-b.\npre: resources.cpu must be set, got nothing. Set it.',
    );
  });

  it("does nothing when no rule is broken", () => {
    expect(() => throwProblems(stack, new ProblemList().all)).not.toThrow();
  });

  it("leaves the value out of the message when the problem carries none", () => {
    const problem = { option: "web", rule: "must be unique", fix: "Rename one" };
    expect(() => throwProblems(stack, [problem])).toThrow("pre: web must be unique. Rename one.");
  });
});

describe("isKnown", () => {
  it("is false for what only Terraform knows and for what is not given", () => {
    expect(isKnown("a")).toBe(true);
    expect(isKnown(0)).toBe(true);
    expect(isKnown(undefined)).toBe(false);
    expect(isKnown(Fn.join("-", ["a", "b"]))).toBe(false);
  });
});
