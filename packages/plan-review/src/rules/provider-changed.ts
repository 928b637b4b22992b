import { changesOf } from "../changes";
import type { Example } from "../example";
import type { Rule } from "../rule";

const managedBy = (previousProvider: string): Example => ({
  changes: [
    { type: "example_bucket", action: "update", before: { a: 1 }, after: { a: 2 }, previousProvider },
  ],
  text: `example_bucket was managed by ${previousProvider}`,
});

export const providerChanged: Rule<"provider-changed"> = {
  id: "provider-changed",
  title: "Provider changed",
  group: "plan",
  severity: "warning",
  explanation:
    "Another provider manages an existing resource from now on: another program, of another publisher maybe, gets the credentials and reads the state.",
  planChecks: [
    ({ plan }) =>
      changesOf(plan).flatMap(({ address, action, provider, previousProvider }) =>
        previousProvider === undefined || action === "create"
          ? []
          : [
              {
                address,
                issue: {
                  path: [],
                  message: `The provider ${provider} manages it instead of ${previousProvider}. It gets the credentials, and reads what the other one wrote.`,
                  advice:
                    "Check who publishes the new provider, and that the state was moved with replace-provider.",
                  before: previousProvider,
                  after: provider,
                },
              },
            ],
      ),
  ],
  examples: {
    bad: [managedBy("registry.terraform.io/someone/example")],
    fine: [{ changes: [{ type: "example_bucket", action: "update", before: { a: 1 }, after: { a: 2 } }] }],
  },
};
