import { printTexts } from "../../src/sandbox/report";
import { recordingContext } from "../context";

const TOKEN = `glpat-${"Zq7Wx2Kd9Rm4Tn6Vb8Yc"}`;

/** Lines as `terraform show` prints them for a plan, with colours, and the plan's data. */
const TEXT = `  \u001b[33m~\u001b[0m data = {
      \u001b[33m~\u001b[0m\u001b[0m "DB_PASSWORD" = "first-secret-1" \u001b[33m->\u001b[0m\u001b[0m "second-secret-2"
      \u001b[32m+\u001b[0m\u001b[0m "note"        = "see ${TOKEN}"
      \u001b[32m+\u001b[0m\u001b[0m "replicas"    = "3"
    }`;
const PLAN = {
  resource_changes: [
    {
      change: {
        before: { data: { DB_PASSWORD: "first-secret-1" } },
        after: { data: { DB_PASSWORD: "second-secret-2", note: `see ${TOKEN}`, replicas: "3" } },
      },
    },
  ],
};

test("Terraform's own text of a plan is printed without secrets that no provider marked", () => {
  const context = recordingContext({});
  const plan = { environment: "pre", text: TEXT, jsonText: JSON.stringify(PLAN) };
  printTexts(context, [{ plan }, { plan: { ...plan, environment: "ops", text: undefined } }]);
  const printed = context.printed.join("\n");
  for (const secret of ["first-secret-1", "second-secret-2", TOKEN]) expect(printed).not.toContain(secret);
  expect(printed).toContain('"DB_PASSWORD" = "(secret)"');
  expect(printed).toContain('"replicas"    = "3"');
  expect(printed).not.toContain("ops");
});
