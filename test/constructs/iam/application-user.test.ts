import { ApplicationUser } from "../../../constructs/iam/application-user";
import type { ApplicationUserProps } from "../../../constructs/iam/application-user-props";
import type { Statement } from "../../../constructs/iam/statement";
import { onlyResource, resources } from "../../support/synth";
import { schemaProblems } from "../schema-check";
import { addresses, refusal, synthWithProviders } from "../synth-with-providers";

const read: Statement = { sid: "Read", actions: ["s3:GetObject"], resources: ["arn:aws:s3:::b/*"] };

const required: ApplicationUserProps = {
  name: "orders",
  policies: [
    { key: "runtime", name: "orders-runtime", description: "Daily work", statements: [read] },
    {
      key: "bootstrap",
      name: "orders-bootstrap",
      description: "First day",
      statements: [read],
      attached: false,
    },
  ],
};

function synth(more: Partial<ApplicationUserProps> = {}) {
  return synthWithProviders((stack) => {
    new ApplicationUser(stack, "user", { ...required, ...more });
  });
}

const withStatement = (statement: Partial<Statement>): Partial<ApplicationUserProps> => ({
  policies: [{ key: "runtime", name: "n", description: "d", statements: [{ ...read, ...statement }] }],
});

describe("an application's user", () => {
  test("cannot be destroyed, and has no access key", () => {
    const stack = synth();
    expect(onlyResource(stack, "aws_iam_user")).toMatchObject({
      name: "orders",
      path: "/",
      force_destroy: false,
      lifecycle: { prevent_destroy: true },
    });
    expect(resources(stack, "aws_iam_access_key")).toEqual({});
  });

  test("has all its policies, of which the detached one is only there", () => {
    const stack = synth();
    const policies = resources(stack, "aws_iam_policy");
    expect(
      Object.values(policies)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(["orders-bootstrap", "orders-runtime"]);
    const runtime = Object.keys(policies).find((id) => id.includes("runtime"));
    expect(onlyResource(stack, "aws_iam_user_policy_attachment")).toMatchObject({
      policy_arn: `\${aws_iam_policy.${runtime}.arn}`,
    });
  });

  test("gets a policy attached by one flag, and nothing else changes", () => {
    const [runtime, bootstrap] = required.policies;
    if (runtime === undefined || bootstrap === undefined) throw new Error("two policies");
    const attached = addresses(synth({ policies: [runtime, { ...bootstrap, attached: true }] }));
    const detached = addresses(synth());
    expect(attached.filter((address) => !detached.includes(address))).toEqual([
      expect.stringMatching(/^aws_iam_user_policy_attachment\.user_attachment-bootstrap_/),
    ]);
    expect(detached.every((address) => attached.includes(address))).toBe(true);
  });

  test("takes each option over", () => {
    const stack = synth({
      path: "/orders/",
      permissionsBoundary: "arn:aws:iam::1:policy/boundary",
      tags: { team: "orders" },
      preventDestroy: false,
    });
    expect(onlyResource(stack, "aws_iam_user")).toMatchObject({
      path: "/orders/",
      permissions_boundary: "arn:aws:iam::1:policy/boundary",
      tags: { team: "orders" },
      lifecycle: { prevent_destroy: false },
    });
    for (const policy of Object.values(resources(stack, "aws_iam_policy")))
      expect(policy).toMatchObject({ path: "/orders/", tags: { team: "orders" } });
  });

  test("is valid for the provider and keeps its addresses", () => {
    const stack = synth();
    expect(schemaProblems(stack)).toEqual([]);
    expect(addresses(stack)).toEqual([
      "aws_iam_policy.user_policy-bootstrap_AC3272FE",
      "aws_iam_policy.user_policy-runtime_461B01B2",
      "aws_iam_user.user_97DBA183",
      "aws_iam_user_policy_attachment.user_attachment-runtime_CE6FC9AD",
    ]);
  });

  test.each<[string, Partial<ApplicationUserProps>, string]>([
    ["a name with a space", { name: "a b" }, "name must be 1 to 64 letters"],
    ["a path without slashes", { path: "orders" }, 'path must begin and end with a slash, got "orders"'],
    ["no policy", { policies: [] }, "policies must be at least one, with different keys"],
    [
      "a policy without statements",
      { policies: [{ key: "a", name: "n", description: "d", statements: [] }] },
      "policies[0].statements must not be empty",
    ],
    [
      "the same sid twice",
      { policies: [{ key: "a", name: "n", description: "d", statements: [read, read] }] },
      "policies[0].statements must have different sids",
    ],
    [
      "a sid with a hyphen",
      withStatement({ sid: "a-b" }),
      "policies[0].statements[0].sid must be letters and digits only",
    ],
    [
      "every action of every service",
      withStatement({ actions: ["*"] }),
      "statements[0].actions must be one or more actions of one service each",
    ],
    ["no action", withStatement({ actions: [] }), "statements[0].actions must be one or more"],
    [
      "no resource",
      withStatement({ resources: undefined }),
      "statements[0].resources must be one or more ARNs",
    ],
    [
      "a resource that is no ARN",
      withStatement({ resources: ["bucket"] }),
      "statements[0].resources must be one or more ARNs",
    ],
    ["a principal", withStatement({ principals: "*" }), "statements[0].principals must be left out"],
    [
      "a policy that is too long",
      withStatement({ resources: [`arn:${"x".repeat(7000)}`] }),
      "must not make a policy longer than 6144 characters",
    ],
  ])("refuses %s", (_, props, message) => {
    expect(
      refusal((stack) => {
        new ApplicationUser(stack, "user", { ...required, ...props });
      }),
    ).toContain(message);
  });
});
