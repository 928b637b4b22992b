import { diagnosticProblem, isPreventedDestroy } from "../../src/terraform/diagnostic";

const DESTROY = "has prevent_destroy set, but the plan calls for it to be destroyed";

/** Answers of Terraform 1.11.4 and OpenTofu 1.12.6, recorded. */
const PREVENTED = [
  [
    "Terraform",
    "Instance cannot be destroyed",
    `Resource terraform_data.store ${DESTROY}. To avoid this error ...`,
  ],
  ["OpenTofu", "Resource instance cannot be destroyed", `Resource instance terraform_data.store ${DESTROY}.`],
] as const;

test.each(PREVENTED)(
  "%s refuses to destroy what is protected, and the fix names it",
  (_engine, summary, detail) => {
    expect(isPreventedDestroy({ summary })).toBe(true);
    const { fix } = diagnosticProblem("pre", { severity: "error", summary, detail });
    expect(fix).toContain("terraform untaint 'terraform_data.store'");
  },
);

test("other errors are none of these", () => {
  expect(isPreventedDestroy({ summary: "Unsupported argument" })).toBe(false);
  const { fix } = diagnosticProblem("pre", { severity: "error", summary: "Unsupported argument" });
  expect(fix).toBe("fix the reported error and run the command again");
});
