import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SYNTHESIS_OPTIONS } from "../../../tools/shared/synthesis";

test("cdktf runs the app with the options that the tools run it with", () => {
  const { app } = JSON.parse(readFileSync(join(__dirname, "..", "..", "..", "cdktf.json"), "utf8"));
  expect(app).toContain(`&& node ${SYNTHESIS_OPTIONS.join(" ")} dist/main.js`);
});
