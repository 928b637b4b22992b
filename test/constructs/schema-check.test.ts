import type { SynthesizedStack } from "../support/synth";
import { schemaProblems } from "./schema-check";

const stack = (resource: SynthesizedStack["resource"]): SynthesizedStack => ({ terraform: {}, resource });

describe("the check against the providers' schemas", () => {
  test("finds nothing in a complete block", () => {
    expect(
      schemaProblems(
        stack({ google_sql_user: { user: { name: "a", instance: "b", password_wo_version: 1 } } }),
      ),
    ).toEqual([]);
  });

  test.each([
    [{ name: "a", instance: "b", colour: "red" }, "google_sql_user.user.colour: no such argument"],
    [{ name: "a" }, "google_sql_user.user.instance: is required"],
    [
      { name: "a", instance: "b", password_wo_version: "1" },
      'google_sql_user.user.password_wo_version: is not a "number"',
    ],
    [
      { name: "a", instance: "b", sql_server_user_details: [] },
      "google_sql_user.user.sql_server_user_details: is computed",
    ],
    [
      { name: "a", instance: "b", password: "${ephemeral.random_password.p.result}" },
      "google_sql_user.user.password: is not write-only and gets an ephemeral value",
    ],
  ])("finds what is wrong with %j", (block, problem) => {
    expect(schemaProblems(stack({ google_sql_user: { user: block } }))).toEqual([problem]);
  });

  test("finds a nested argument and one block too many", () => {
    const settings = { tier: "t", ip_configuration: [{ colour: 1 }, {}] };
    expect(
      schemaProblems(
        stack({ google_sql_database_instance: { i: { database_version: "v", settings: settings } } }),
      ),
    ).toEqual([
      "google_sql_database_instance.i.settings[0].ip_configuration[0].colour: no such argument",
      "google_sql_database_instance.i.settings[0].ip_configuration: more than 1 blocks",
    ]);
  });

  test("finds a type that the provider does not have", () => {
    expect(schemaProblems(stack({ google_sql_nothing: { n: {} } }))).toEqual([
      "google_sql_nothing.n: no such type",
    ]);
  });
});
