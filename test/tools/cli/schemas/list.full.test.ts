import { runSchemas } from "../../../../tools/cli/schemas/list";
import { PROVIDERS } from "../../../../tools/sandbox/schema/load";
import { EXIT } from "../../../../tools/shared/exit-code";
import { recordingContext } from "../context";

it("infra schemas shows every provider with its version, and which types the stacks use", () => {
  const context = recordingContext();
  const { code, problems, result } = runSchemas(context);
  expect({ code, problems }).toEqual({ code: EXIT.ok, problems: [] });
  const [shown = ""] = context.printed;
  for (const name of PROVIDERS)
    expect(shown).toMatch(new RegExp(`^${name} +\\d+\\.\\d+\\.\\d+ +@cdktf/provider-${name} `, "m"));
  const google = Object(result).providers.find(({ name }: { name: string }) => name === "google");
  expect(google.used).toEqual(expect.arrayContaining(["google_sql_user", "data.google_project"]));
  expect(google.unused).toContain("google_storage_bucket");
});
