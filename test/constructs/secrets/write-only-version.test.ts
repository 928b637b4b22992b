import { EphemeralPassword } from "../../../constructs/secrets/ephemeral-password";
import { WriteOnlySecretVersion } from "../../../constructs/secrets/write-only-version";
import { onlyResource } from "../../support/synth";
import { schemaProblems } from "../schema-check";
import { refusal, synthWithProviders } from "../synth-with-providers";

describe("a version whose value is written and not kept", () => {
  test("is made before the old one goes, which stays in Secret Manager", () => {
    const stack = synthWithProviders((scope) => {
      const password = new EphemeralPassword(scope, "password", { length: 24 });
      new WriteOnlySecretVersion(scope, "value", {
        secret: "projects/p/secrets/s",
        value: password.result,
        revision: 2,
      });
    });
    expect(onlyResource(stack, "google_secret_manager_secret_version")).toMatchObject({
      secret: "projects/p/secrets/s",
      secret_data_wo: "${ephemeral.random_password.password.result}",
      secret_data_wo_version: 2,
      deletion_policy: "ABANDON",
      lifecycle: {
        create_before_destroy: true,
        // Readers pin the number.
        postcondition: [
          {
            condition: '${self.version == "2"}',
            error_message: expect.stringContaining("Revision 2 became"),
          },
        ],
      },
    });
    expect(stack.ephemeral?.["random_password"]?.["password"]).toMatchObject({ length: 24, special: false });
    expect(schemaProblems(stack)).toEqual([]);
  });

  test("refuses a revision that is no number to count with", () => {
    expect(
      refusal((scope) => {
        new WriteOnlySecretVersion(scope, "value", { secret: "s", value: "v", revision: 0 });
      }),
    ).toContain("revision must be a whole number of at least 1, got 0");
  });
});
