import { formatProblem, ProblemError, toProblems } from "../src/problem";

const PROBLEM = {
  where: "ops.database.tier",
  value: '"db-x"',
  rule: "must be a tier",
  fix: "use db-custom-4-15360",
};

it("prints place, value and rule on one line and the fix on the next", () => {
  expect(formatProblem(PROBLEM)).toBe(
    'ops.database.tier: must be a tier (is "db-x")\n  -> use db-custom-4-15360',
  );
});

it("prints file and line where they are known", () => {
  const problem = { ...PROBLEM, file: "environments/ops.ts", line: 12 };
  expect(formatProblem(problem)).toMatch(/^environments\/ops\.ts:12: ops\.database\.tier: /);
  expect(formatProblem({ ...PROBLEM, file: "review.yaml" })).toMatch(/^review\.yaml: ops/);
});

it("wraps between words and keeps what is to be copied whole", () => {
  const address = "google_sql_database_instance.database_mysql_instance_6C2C262B";
  const lines = formatProblem(
    { ...PROBLEM, fix: `run terraform untaint '${address}' and plan again` },
    40,
  ).split("\n");
  expect(lines.some((line) => line.includes(`'${address}'`))).toBe(true);
  expect(lines.filter((line) => line.length > 40)).toHaveLength(1);
  expect(lines.join(" ").replace(/\s+/g, " ")).toContain(`run terraform untaint '${address}' and plan again`);
});

it("carries the problems of every error that has some, whatever its class", () => {
  class OtherError extends Error {
    readonly problems = [PROBLEM];
  }
  expect(toProblems(new ProblemError(PROBLEM), "tool")).toEqual([PROBLEM]);
  expect(toProblems(new OtherError("x"), "tool")).toEqual([PROBLEM]);
});

it.each([
  ["ENOSPC", "no space is left on the device"],
  ["EROFS", "the file system is read-only"],
])("explains %s without a stack trace", (code, rule) => {
  const error = Object.assign(new Error(`${code}: write`), { code, path: "/checkout/out.html" });
  const [problem] = toProblems(error, "tool");
  expect(problem).toMatchObject({ where: "/checkout/out.html", rule });
  expect(JSON.stringify(problem)).not.toContain("problem.test");
});

it("shows where a defect of our own happened", () => {
  const [problem] = toProblems(new TypeError("x is not a function"), "tool");
  expect(problem).toMatchObject({ where: "tool", value: expect.stringContaining("problem.test") });
});
