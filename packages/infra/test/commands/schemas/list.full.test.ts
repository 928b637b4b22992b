import { EXIT } from "@infra-tools/runtime/exit-code";
import { PROVIDERS } from "@infra-tools/terraform-sandbox/schemas";
import { schemasShow } from "../../../src/commands/schemas/show";
import { recordingContext } from "../../context";

it("infra schemas shows every provider with its version, and which types the stacks use", async () => {
  const context = recordingContext();
  const { code, problems, result } = await schemasShow.run(context, { arguments: [], options: {} });
  expect({ code, problems }).toEqual({ code: EXIT.ok, problems: [] });
  const [shown = ""] = context.printed;
  for (const name of PROVIDERS)
    expect(shown).toMatch(new RegExp(`^${name} +\\d+\\.\\d+\\.\\d+ +@cdktf/provider-${name} `, "m"));
  const google = Object(result).providers.find(({ name }: { name: string }) => name === "google");
  expect(google.used).toEqual(expect.arrayContaining(["google_sql_user", "data.google_project"]));
  expect(google.unused).toContain("google_storage_bucket");
});
