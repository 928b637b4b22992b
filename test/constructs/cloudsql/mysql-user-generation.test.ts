import { TerraformOutput } from "cdktf";
import type { MySqlUserGenerationProps } from "../../../constructs/cloudsql/database-props";
import { MySqlUserGeneration } from "../../../constructs/cloudsql/mysql-user-generation";
import { onlyResource, resources } from "../../support/synth";
import { schemaProblems } from "../schema-check";
import { addresses, refusal, synthWithProviders } from "../synth-with-providers";

const required: MySqlUserGenerationProps = {
  instance: "orders-1a2b3c4d",
  userPrefix: "orders",
  generation: 3,
  secret: "projects/p/secrets/s",
};

function synth(more: Partial<MySqlUserGenerationProps> = {}) {
  return synthWithProviders((stack) => {
    new MySqlUserGeneration(stack, "user-3", { ...required, ...more });
  });
}

const REFERENCE = "${ephemeral.random_password.user-3_password_76E5EF10.result}";

describe("a generation of a MySQL user", () => {
  test("gets its password from an ephemeral resource, the secret first and the user second", () => {
    const stack = synth();
    expect(onlyResource(stack, "google_secret_manager_secret_version")).toMatchObject({
      secret: "projects/p/secrets/s",
      secret_data_wo: REFERENCE,
      secret_data_wo_version: 3,
      deletion_policy: "ABANDON",
      lifecycle: { create_before_destroy: true },
    });
    const [version] = Object.keys(resources(stack, "google_secret_manager_secret_version"));
    expect(onlyResource(stack, "google_sql_user")).toMatchObject({
      instance: "orders-1a2b3c4d",
      name: "orders-3",
      host: "%",
      password_wo: REFERENCE,
      password_wo_version: 3,
      depends_on: [`google_secret_manager_secret_version.${version}`],
    });
    expect(stack.ephemeral?.["random_password"]).toMatchObject({
      "user-3_password_76E5EF10": { length: 40, special: false, min_lower: 1, min_upper: 1, min_numeric: 1 },
    });
  });

  test("uses no argument that would be in the state", () => {
    const stack = synth();
    expect(onlyResource(stack, "google_sql_user")).not.toHaveProperty("password");
    expect(onlyResource(stack, "google_secret_manager_secret_version")).not.toHaveProperty("secret_data");
    expect(stack.resource).not.toHaveProperty("random_password");
  });

  test("is valid for the providers and keeps its addresses", () => {
    const stack = synth({ host: "10.0.0.0/255.0.0.0", passwordLength: 64, deletionPolicy: "ABANDON" });
    expect(schemaProblems(stack)).toEqual([]);
    expect(onlyResource(stack, "google_sql_user")).toMatchObject({
      host: "10.0.0.0/255.0.0.0",
      deletion_policy: "ABANDON",
    });
    expect(addresses(stack)).toEqual(addresses(synth()));
    expect(addresses(stack)).toEqual([
      "ephemeral.random_password.user-3_password_76E5EF10",
      "google_secret_manager_secret_version.user-3_secret_version_44645BC6",
      "google_sql_user.user-3_user_56683F22",
    ]);
  });

  test("stands beside the next generation without sharing anything with it", () => {
    const stack = synthWithProviders((scope) => {
      for (const generation of [3, 4])
        new MySqlUserGeneration(scope, `user-${generation}`, { ...required, generation });
    });
    const users = Object.values(resources(stack, "google_sql_user"));
    expect(users.map(({ name }) => name)).toEqual(["orders-3", "orders-4"]);
    expect(new Set(users.map((user) => user["password_wo"])).size).toBe(2);
    expect(addresses(stack)).toEqual(expect.arrayContaining([...addresses(synth())]));
  });

  test("names the secret's version for pods to mount", () => {
    const stack = synthWithProviders((scope) => {
      const user = new MySqlUserGeneration(scope, "user-3", required);
      new TerraformOutput(scope, "version", { value: user.secretVersionName, staticId: true });
      new TerraformOutput(scope, "user", { value: user.userName, staticId: true });
    });
    expect(stack.output?.["version"]?.["value"]).toBe(
      "${google_secret_manager_secret_version.user-3_secret_version_44645BC6.name}",
    );
    expect(stack.output?.["user"]?.["value"]).toBe("orders-3");
  });

  test.each<[string, Partial<MySqlUserGenerationProps>, string]>([
    ["generation zero", { generation: 0 }, "generation must be a whole number of at least 1, got 0"],
    ["half a generation", { generation: 1.5 }, "generation must be a whole number"],
    ["a name that is too long", { userPrefix: "o".repeat(31) }, "at most 32 characters"],
    ["a name with a quote", { userPrefix: "o'" }, "userPrefix must be letters, digits"],
    [
      "a short password",
      { passwordLength: 12 },
      "passwordLength must be a whole number from 20 to 128, got 12",
    ],
  ])("refuses %s", (_, props, message) => {
    expect(
      refusal((stack) => {
        new MySqlUserGeneration(stack, "user-3", { ...required, ...props });
      }),
    ).toContain(message);
  });
});
