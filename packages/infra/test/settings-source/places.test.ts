import { readFileSync } from "node:fs";
import { join } from "node:path";
import { differingSettings } from "@infra-tools/environment-diff/settings";
import { withPlaces } from "../../src/settings-source/places";
import { DATA } from "../diff/support/environments";

const ROOT = join(__dirname, "../../../..");

it("names the file and the line of every setting that differs between pre and ops", () => {
  const settings = withPlaces(ROOT, differingSettings(DATA.pre, DATA.ops), { a: "pre", b: "ops" });
  for (const { path, steps, places } of settings) {
    for (const place of [places?.a, places?.b]) {
      const [file = "", line = "0"] = place?.split(":") ?? [];
      const text = readFileSync(join(ROOT, file), "utf8").split("\n")[Number(line) - 1];
      expect(`${path}: ${text}`).toContain(`${steps.at(-1)}:`);
    }
  }
  expect(settings.length).toBeGreaterThan(20);
});

it("names none for a setting that the file does not write", () => {
  const setting = { path: "redis.none", steps: ["redis", "none"], a: 1, b: 2 };
  expect(withPlaces(ROOT, [setting], { a: "pre", b: "ops" })).toEqual([{ ...setting, places: {} }]);
});
