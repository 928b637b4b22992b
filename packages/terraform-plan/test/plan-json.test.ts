import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parsePlanJson } from "../src/plan-json";

/** Plans that OpenTofu 1.11.5 printed; of the second, the ephemeral resource and one other are kept. */
function recorded(name: string): unknown {
  return JSON.parse(readFileSync(join(__dirname, "fixtures/opentofu", `${name}.json`), "utf8"));
}

test("a plan of OpenTofu lists ephemeral resources, which are opened", () => {
  const { resource_changes } = parsePlanJson(recorded("no-change"));
  expect(resource_changes.map(({ mode, change }) => [mode, change.actions])).toContainEqual([
    "ephemeral",
    ["open"],
  ]);
});

test("OpenTofu's own actions are read as they are", () => {
  const { resource_changes } = parsePlanJson(recorded("small"));
  expect(resource_changes.flatMap(({ change }) => change.actions)).toContain("forget");
});

test("what is no plan is refused", () => {
  expect(() => parsePlanJson({ format_version: "1.2", resource_changes: [{ address: "a" }] })).toThrow();
  expect(() => parsePlanJson([])).toThrow();
});
