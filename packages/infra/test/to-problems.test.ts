import { ProblemError } from "@infra-tools/runtime/problem";
import { ConstructError } from "../../../constructs/shared/validate";
import { EnvironmentError } from "../../../environments/problem";
import { toProblems } from "../src/to-problems";

const PROBLEM = { where: "ops.database.tier", value: '"big"', rule: "must be a tier", fix: "take another" };

test("problems are told as they are", async () => {
  await expect(toProblems(new ProblemError(PROBLEM))).resolves.toEqual([PROBLEM]);
  await expect(toProblems(new EnvironmentError([PROBLEM]))).resolves.toEqual([PROBLEM]);
});

test("a construct's problem is told with its path, without a stack trace", async () => {
  const error = new ConstructError("ops/web", [
    { option: "replicas", value: 0, rule: "must be at least 1", fix: "raise it" },
    { option: "image", rule: "must carry a digest", fix: "add it" },
  ]);
  await expect(toProblems(error)).resolves.toEqual([
    { where: "ops/web: replicas", value: "0", rule: "must be at least 1", fix: "raise it" },
    { where: "ops/web: image", rule: "must carry a digest", fix: "add it" },
  ]);
});

test("anything else is a defect, told with where it happened", async () => {
  const [problem] = await toProblems(new TypeError("x is not a function"));
  expect(problem?.rule).toContain("defect");
  expect(problem?.value).toMatch(/x is not a function\n +at /);
});
