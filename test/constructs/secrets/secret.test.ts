import { Secret } from "../../../constructs/secrets/secret";
import type { SecretProps } from "../../../constructs/secrets/secret-props";
import { onlyResource, resources } from "../../support/synth";
import { schemaProblems } from "../schema-check";
import { addresses, refusal, synthWithProviders } from "../synth-with-providers";

function synth(more: Partial<SecretProps> = {}) {
  return synthWithProviders((stack) => {
    new Secret(stack, "licence", { secretId: "orders-licence", ...more });
  });
}

describe("a secret", () => {
  test("is replicated by Google, protected and readable by nobody by default", () => {
    const stack = synth();
    expect(onlyResource(stack, "google_secret_manager_secret")).toMatchObject({
      secret_id: "orders-licence",
      replication: { auto: {} },
      version_destroy_ttl: "604800s",
      deletion_protection: true,
      lifecycle: { prevent_destroy: true },
    });
    expect(addresses(stack)).toEqual(["google_secret_manager_secret.licence_secret_11021EF0"]);
    expect(schemaProblems(stack)).toEqual([]);
  });

  test("holds no value", () => {
    expect(resources(synth(), "google_secret_manager_secret_version")).toEqual({});
  });

  test("gives each accessor the right to read values and nothing else", () => {
    const stack = synth({
      accessors: {
        web: "principal://iam.googleapis.com/web",
        proxy: "serviceAccount:a@b.iam.gserviceaccount.com",
      },
    });
    const grants = Object.values(resources(stack, "google_secret_manager_secret_iam_member"));
    expect(grants.map(({ member }) => member).sort()).toEqual([
      "principal://iam.googleapis.com/web",
      "serviceAccount:a@b.iam.gserviceaccount.com",
    ]);
    expect(grants.every(({ role }) => role === "roles/secretmanager.secretAccessor")).toBe(true);
    expect(schemaProblems(stack)).toEqual([]);
  });

  test("keeps a grant's address when another accessor comes before it", () => {
    const member = "principal://iam.googleapis.com/x";
    const one = addresses(synth({ accessors: { web: member } }));
    const two = addresses(synth({ accessors: { api: member, web: member } }));
    expect(two).toEqual(expect.arrayContaining([...one]));
    expect(two).toHaveLength(one.length + 1);
  });

  test("takes each option over", () => {
    const stack = synth({
      replication: { regions: ["us-east1", "us-west1"] },
      labels: { team: "orders" },
      annotations: { source: "sales" },
      versionDestroyDelayDays: 0,
      deletionProtection: false,
      preventDestroy: false,
    });
    expect(schemaProblems(stack)).toEqual([]);
    const secret = onlyResource(stack, "google_secret_manager_secret");
    expect(secret).toMatchObject({
      replication: { user_managed: { replicas: [{ location: "us-east1" }, { location: "us-west1" }] } },
      labels: { team: "orders" },
      annotations: { source: "sales" },
      deletion_protection: false,
      lifecycle: { prevent_destroy: false },
    });
    expect(secret).not.toHaveProperty("version_destroy_ttl");
  });

  test.each<[string, Partial<SecretProps>, string]>([
    ["a name with a slash", { secretId: "a/b" }, "secretId must be 1 to 255 letters"],
    ["no region", { replication: { regions: [] } }, "replication.regions must name at least one region"],
    ["a region twice", { replication: { regions: ["a", "a"] } }, "and none twice"],
    [
      "a delay that is too long",
      { versionDestroyDelayDays: 1001 },
      "versionDestroyDelayDays must be a whole number",
    ],
    [
      "everyone",
      { accessors: { all: "allUsers" } },
      'accessors.all must be one principal with its kind in front, got "allUsers"',
    ],
  ])("refuses %s", (_, props, message) => {
    expect(
      refusal((stack) => {
        new Secret(stack, "licence", { secretId: "s", ...props });
      }),
    ).toContain(message);
  });
});
