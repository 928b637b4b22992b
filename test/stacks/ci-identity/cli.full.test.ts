import { stripVTControlCharacters } from "node:util";
import { type Checkout, createCheckout } from "../../../packages/infra/test/commands/sandbox/support";

jest.setTimeout(240_000);

let checkout: Checkout;
beforeAll(() => {
  checkout = createCheckout();
});
afterAll(() => checkout.remove());

const cdktf = async (...args: string[]) => {
  const { code, stdout } = await checkout.infra(["sandbox", "--", "cdktf", ...args]);
  return { code, stdout: stripVTControlCharacters(stdout) };
};

interface Result {
  readonly result: { readonly environments: readonly { readonly environment: string }[] };
}

describe("the stack of the pipelines' identities at the command line", () => {
  it("is planned when it is named, applied, and then as it should be", async () => {
    expect((await checkout.infra(["plan", "ci-identity"])).code).toBe(2);
    expect((await checkout.infra(["apply", "ci-identity"])).code).toBe(0);
    expect((await checkout.infra(["plan", "ci-identity"])).code).toBe(0);
  });

  it("is not among what a plan without names is about", async () => {
    const { stdout } = await checkout.infra(["plan", "--json"]);
    const { result } = JSON.parse(stdout) as Result;
    expect(result.environments.map(({ environment }) => environment)).toEqual(["pre", "ops"]);
  });

  it("is listed by cdktf, and is no dependency of another stack", async () => {
    const { stdout } = await cdktf("list");
    expect(stdout).toContain("ci-identity");
    const planned = await cdktf("diff", "ops");
    expect(planned.code).toBe(0);
    expect(planned.stdout).not.toContain("google_iam_workload_identity_pool");
  });
});
