import { MySqlDatabase } from "../../../constructs/cloudsql/mysql-database";
import { onlyResource } from "../../support/synth";
import { schemaProblems } from "../schema-check";
import { addresses, refusal, synthWithProviders } from "../synth-with-providers";

describe("a MySQL database", () => {
  test("stays when it leaves Terraform, and cannot be destroyed", () => {
    const stack = synthWithProviders((scope) => {
      new MySqlDatabase(scope, "schema", { instance: "i", name: "orders" });
    });
    expect(onlyResource(stack, "google_sql_database")).toMatchObject({
      instance: "i",
      name: "orders",
      charset: "utf8mb4",
      deletion_policy: "ABANDON",
      lifecycle: { prevent_destroy: true },
    });
    expect(onlyResource(stack, "google_sql_database")).not.toHaveProperty("collation");
    expect(schemaProblems(stack)).toEqual([]);
    expect(addresses(stack)).toEqual(["google_sql_database.schema_database_A5884A78"]);
  });

  test("takes each option over", () => {
    const stack = synthWithProviders((scope) => {
      new MySqlDatabase(scope, "schema", {
        instance: "i",
        name: "orders",
        charset: "latin1",
        collation: "latin1_bin",
        deletionPolicy: "DELETE",
        preventDestroy: false,
      });
    });
    expect(onlyResource(stack, "google_sql_database")).toMatchObject({
      charset: "latin1",
      collation: "latin1_bin",
      deletion_policy: "DELETE",
      lifecycle: { prevent_destroy: false },
    });
  });

  test("refuses a name that MySQL would need quotes for", () => {
    expect(
      refusal((scope) => {
        new MySqlDatabase(scope, "schema", { instance: "i", name: "or ders" });
      }),
    ).toContain('name must be 1 to 64 letters, digits, hyphens, underscores and dollar signs, got "or ders"');
  });
});
