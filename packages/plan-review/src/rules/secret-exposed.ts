import { SensitiveValue } from "@infra-tools/terraform-plan/value";
import { changesOf } from "../changes";
import { update } from "../example";
import type { Exposure } from "../exposures";
import type { Issue, Rule } from "../rule";

const ADVICE =
  "Remove it from the configuration, rotate it, and provide it through a secret store or a write-only attribute.";

/** Sentences about each way of being exposed. They hold nothing of the secret. */
const TEXTS: Readonly<
  Record<Exposure["event"], (kind: string) => Pick<Issue, "message" | "advice" | "severity">>
> = {
  added: (kind) => ({
    message: `The value looks like ${kind} and is not marked sensitive: it is in the state, in this plan and in logs.`,
    advice: ADVICE,
  }),
  copied: () => ({
    message:
      "A value that is marked sensitive elsewhere is copied here without the mark: state, plans and logs show it.",
    advice: ADVICE,
  }),
  unmarked: () => ({
    message: "The value is no longer marked sensitive: from now on plans, logs and outputs show it.",
    advice: "Keep the mark, or make sure that the value is no secret any more.",
  }),
  removed: (kind) => ({
    message: `The value that is removed looks like ${kind}. It stays in older state versions, plans and logs.`,
    advice: "Rotate it: anyone who can read those can still use it.",
    severity: "notice",
  }),
};

const EVENTS = ["added", "copied", "unmarked", "removed"] as const satisfies readonly Exposure["event"][];

export const secretExposed: Rule<"secret-exposed"> = {
  id: "secret-exposed",
  title: "Plaintext secret",
  group: "permissions",
  severity: "danger",
  explanation:
    "A secret is newly in plain text: by its shape (a private key, a token), by the name of its attribute, variable or output, as a copy of a value that is marked sensitive elsewhere, or because its mark is removed. The value itself is never printed, also when this rule is off. A secret in plain text that is removed is a notice.",
  checks: [({ change, exposures }) => secretIssues(exposures.get(change.address) ?? [])],
  planChecks: [
    ({ plan, exposures }) => {
      // Changes of resources are checked one by one; outputs are not.
      const resources = new Set(changesOf(plan).map(({ address }) => address));
      return [...exposures].flatMap(([address, all]) =>
        resources.has(address) ? [] : secretIssues(all).map((issue) => ({ address, issue })),
      );
    },
  ],
  examples: {
    bad: [
      {
        ...update("kubernetes_pod_v1", {}, { key: `-----BEGIN ${"PRIVATE"} KEY-----` }),
        text: "kubernetes_pod_v1: spec.container.env.value: (not set) -> a private key in PEM format",
      },
      {
        ...update(
          "aws_lambda_function",
          {},
          { environment: [{ variables: { clientSecret: "not-a-real-one" } }] },
        ),
        text: "aws_lambda_function: environment.variables.clientSecret: (not set) -> a text",
      },
      {
        ...update("local_file", { content: new SensitiveValue("pin") }, { content: "pin" }),
        text: "local_file: content: no longer marked sensitive",
      },
    ],
    fine: [
      update("kubernetes_pod_v1", {}, { certificate: "-----BEGIN CERTIFICATE-----" }),
      update("aws_lambda_function", {}, { environment: [{ variables: { TOKEN_TTL_SECONDS: "3600" } }] }),
    ],
  },
};

/** One issue for each place, even where a value is exposed in several ways. */
function secretIssues(exposures: readonly Exposure[]): readonly Issue[] {
  const placeOf = ({ path }: Exposure) => JSON.stringify(path);
  return [...new Set(exposures.map(placeOf))].flatMap((place) =>
    placeIssue(exposures.filter((exposure) => placeOf(exposure) === place)),
  );
}

/** The ways of being exposed in the order of `TEXTS`, which is from worst to least. */
function placeIssue(exposures: readonly Exposure[]): readonly Issue[] {
  const ways = EVENTS.flatMap((event) => exposures.filter((exposure) => exposure.event === event));
  const [worst] = ways;
  if (worst === undefined) return [];
  const texts = ways.map(({ event, kind }) => TEXTS[event](kind));
  return [
    {
      ...TEXTS[worst.event](worst.kind),
      message: [...new Set(texts.map(({ message }) => message))].join(" "),
      path: worst.path,
      // Not the value: a hash of it in the fingerprint would confirm a guess.
      before: undefined,
      after: ways.map(({ event, kind }) => `${event}: ${kind}`),
    },
  ];
}
