import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { decisiveFiles } from "../packages/plan-review/src/revision/decisive-files";

const ROOT = join(__dirname, "..");
const entries = readFileSync(join(ROOT, "CODEOWNERS"), "utf8")
  .split("\n")
  .filter((line) => line.startsWith("/"))
  .map((line) => line.split(" "));

test("every entry of CODEOWNERS names a file that exists and an owner", () => {
  // The review's configuration is optional, and whoever adds it must be asked.
  const missing = entries
    .map(([path = ""]) => path)
    .filter((path) => path !== "/review.yaml" && !existsSync(join(ROOT, path)));
  expect(missing).toEqual([]);
  expect(
    entries.filter(([, ...owners]) => owners.length === 0 || owners.some((owner) => !owner.startsWith("@"))),
  ).toEqual([]);
});

test.each([
  ".gitlab-ci.yml",
  ".ci/run",
  "packages/x/src/a.ts",
  "package-lock.json",
  "CODEOWNERS",
  "review.yaml",
  "environments/parity.yaml",
])("what the review calls out has owners: %s", (file) => {
  const { rules, programs } = decisiveFiles([file]);
  expect(rules.length + programs.length).toBe(1);
  expect(
    entries.some(([path = ""]) => `/${file}` === path || (path.endsWith("/") && `/${file}`.startsWith(path))),
  ).toBe(true);
});
