import { type Checkout, createCheckout } from "../sandbox/support";

let checkout: Checkout;
beforeEach(() => {
  checkout = createCheckout();
});
afterEach(() => checkout.remove());

it("refuses to give a database user another password than its secret holds after a failed apply", async () => {
  const order = ["sandbox", "fault", "google_sql_user", "--message", "quota exceeded"];
  expect((await checkout.infra(order)).code).toBe(0);
  const failed = await checkout.infra(["apply", "pre"]);
  expect(failed.code).toBe(1);
  expect(failed.stderr).toContain("quota exceeded");

  const planned = JSON.parse((await checkout.infra(["plan", "pre", "--json"])).stdout);
  expect(planned.result.review.plans[0].findings).toContainEqual(
    expect.objectContaining({
      rule: "credential-mismatch",
      severity: "danger",
      address: expect.stringContaining("google_sql_user."),
      advice: expect.stringContaining("next credential generation"),
    }),
  );

  const refused = await checkout.infra(["apply", "pre"]);
  expect(refused.code).toBe(3);
  expect(refused.stderr).toContain("(credential-mismatch)");
  expect(refused.stderr).toContain("google_secret_manager_secret_version.");
  // Nothing was applied: the same plan is refused again.
  expect((await checkout.infra(["apply", "pre"])).code).toBe(3);
});
