import type { Json } from "@infra-tools/terraform-plan/value";
import { planJson, resource, reviewOf } from "../report/plans";
import { everyOutput } from "../support/every-output";

type JsonObject = { readonly [key: string]: Json };

/** A token by its form, which no provider marked, and a value that is marked in one place and copied to the others. */
const TOKEN = `glpat-${"Zq7Wx2Kd9Rm4Tn6Vb8Yc"}`;
const MARKED = "heron/Otter+ledger=4471";

/** The plan holds the marked value once, so that its copies are known. */
const SOURCE = resource("x_secret.source", ["create"], {
  before: null,
  after: { value: MARKED },
  after_sensitive: { value: true },
});

const store = (change: JsonObject, more: JsonObject = {}, actions = ["update"], address = "x_store.a") =>
  resource(address, actions, { before: { n: 1 }, after: { n: 2 }, ...change }, more);

/** A plan that holds a secret in one place. */
const PLACES: Readonly<Record<string, (secret: string) => JsonObject>> = {
  "a value before": (secret) =>
    planJson([store({ before: { n: 1, note: secret }, after: { n: 2, note: "" } })]),
  "a value after": (secret) => planJson([store({ after: { n: 2, note: `see ${secret}` } })]),
  "a value in base64": (secret) =>
    planJson([store({ after: { n: 2, note: Buffer.from(`token is ${secret} here`).toString("base64") } })]),
  "JSON in a value": (secret) =>
    planJson([store({ after: { n: 2, note: JSON.stringify({ deep: [secret] }) } })]),
  "a created resource": (secret) =>
    planJson([store({ before: null, after: { note: secret } }, {}, ["create"])]),
  "a deleted resource": (secret) =>
    planJson([store({ before: { note: secret }, after: null }, {}, ["delete"])]),
  "a forgotten resource": (secret) =>
    planJson([store({ before: { note: secret }, after: null }, {}, ["forget"])]),
  "a replaced resource": (secret) =>
    planJson([store({ before: { note: secret, n: 1 }, replace_paths: [["n"]] }, {}, ["delete", "create"])]),
  "a resource that stays": (secret) =>
    planJson([store({ before: { note: secret }, after: { note: secret } }, {}, ["no-op"])]),
  drift: (secret) => planJson([], { resource_drift: [store({ after: { n: 2, note: secret } })] }),
  "a deferred change": (secret) =>
    planJson([], {
      deferred_changes: [
        {
          reason: "resource_config_unknown",
          resource_change: store({ before: null, after: { note: secret } }, {}, ["create"]),
        },
      ],
    }),
  "a data source": (secret) =>
    planJson([
      store({ before: null, after: { note: secret } }, { mode: "data" }, ["read"], "data.x_store.a"),
    ]),
  "an import's id": (secret) =>
    planJson([
      store({ before: { n: 1 }, after: { n: 1 }, importing: { id: `acme/${secret}` } }, {}, ["no-op"]),
    ]),
  "an import's identity": (secret) =>
    planJson([store({ importing: { identity: { name: secret } }, before_identity: { name: secret } })]),
  "an identity": (secret) =>
    planJson([store({ before_identity: { name: secret }, after_identity: { name: secret } })]),
  "a variable": (secret) => planJson([store({})], { variables: { note: { value: secret } } }),
  "an output": (secret) =>
    planJson([], {
      output_changes: { note: { actions: ["create"], before: null, after: secret, after_sensitive: false } },
    }),
  "an output that changes": (secret) =>
    planJson([], {
      output_changes: {
        note: { actions: ["update"], before: { a: secret }, after: { a: "x" }, after_sensitive: false },
      },
    }),
  "a check's message": (secret) =>
    planJson([], {
      checks: [
        {
          address: { kind: "check", name: "health", to_display: "check.health" },
          status: "fail",
          instances: [
            {
              address: { to_display: "check.health" },
              status: "fail",
              problems: [{ message: `answered ${secret}` }],
            },
          ],
        },
      ],
    }),
  "a key of for_each": (secret) =>
    planJson([
      store({}, { index: secret }, ["update"], `x_store.a["${secret}"]`),
      store(
        { before: { n: 1 }, after: null },
        { index: secret },
        ["delete"],
        `module.m["${secret}"].x_store.b`,
      ),
    ]),
  "a key of a module, where the resource moved": (secret) =>
    planJson([
      store(
        { before: { n: 1 }, after: { n: 1 } },
        { previous_address: `module.m["${secret}"].x_store.a`, module_address: `module.n["${secret}"]` },
        ["no-op"],
        `module.n["${secret}"].x_store.a`,
      ),
    ]),
  "a key of a map": (secret) =>
    planJson([store({ before: { tags: {} }, after: { tags: { [secret]: "on" } } })]),
  replace_paths: (secret) =>
    planJson([
      store(
        {
          before: { tags: { [secret]: "a" } },
          after: { tags: { [secret]: "b" } },
          replace_paths: [["tags", secret]],
        },
        {},
        ["delete", "create"],
      ),
    ]),
  "a provider's name": (secret) =>
    planJson([store({}, { provider_name: `registry.example.com/${secret}/x` })]),
  "another provider before": (secret) =>
    planJson([store({}, { provider_name: `registry.example.com/${secret}/x` })], {
      prior_state: {
        values: {
          root_module: {
            resources: [
              {
                address: "x_store.a",
                mode: "managed",
                type: "x_store",
                name: "a",
                provider_name: "registry.example.com/acme/x",
                values: {},
              },
            ],
          },
        },
      },
    }),
  "an action's configuration": (secret) =>
    planJson([], {
      action_invocations: [
        {
          address: "action.x_call.a",
          type: "x_call",
          name: "a",
          provider_name: "x",
          config_values: { note: secret },
          invoke_action_trigger: {},
        },
      ],
    }),
  "a provisioner": (secret) =>
    planJson([store({ before: null, after: { n: 1 } }, {}, ["create"])], {
      configuration: {
        root_module: {
          resources: [
            {
              address: "x_store.a",
              mode: "managed",
              type: "x_store",
              name: "a",
              provisioners: [
                { type: "local-exec", expressions: { command: { constant_value: `run ${secret}` } } },
              ],
            },
          ],
        },
      },
    }),
  "an unreadable entry": (secret) =>
    planJson([
      { ...store({}), change: { actions: [secret], before: { note: secret }, after: null } },
      { address: secret },
    ]),
  "an unreadable switch": (secret) => planJson([store({})], { errored: secret, complete: secret }),
  "an action's key": (secret) =>
    planJson([], {
      action_invocations: [
        {
          address: `action.x_call.a["${secret}"]`,
          type: "x_call",
          name: "a",
          provider_name: "x",
          lifecycle_action_trigger: {
            triggering_resource_address: `x_store.a["${secret}"]`,
            action_trigger_event: "AfterCreate",
          },
        },
      ],
    }),
  "a reason": (secret) => planJson([store({}, { action_reason: secret })]),
  "a deposed object's key": (secret) => planJson([store({}, { deposed: secret })]),
  "a reference": (secret) =>
    planJson([store({ after: { n: null }, after_unknown: { n: true } })], {
      configuration: {
        root_module: {
          resources: [
            {
              address: "x_store.a",
              mode: "managed",
              type: "x_store",
              name: "a",
              expressions: { n: { references: [`data.x_store.b["${secret}"].id`, "data.x_store.b"] } },
            },
          ],
        },
      },
    }),
};

it("is in no output when it is in the name of the plan's file", () => {
  const review = reviewOf({ [`plan-${TOKEN}`]: planJson([SOURCE, { ...store({}), change: {} }]) });
  for (const [name, text] of Object.entries(everyOutput(review)))
    expect([name, text.includes(TOKEN)]).toEqual([name, false]);
});

/** Forms in which a text may be printed all the same. */
function forms(secret: string): readonly string[] {
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    Buffer.from(secret).toString("base64").replace(/=+$/, "").slice(0, -1),
    secret.slice(0, 12),
    secret.slice(-12),
  ];
}

describe.each([
  ["a token of a known form", TOKEN],
  ["a copy of a marked value", MARKED],
])("%s", (_, secret) => {
  it.each(Object.entries(PLACES))("is in no output when it is in %s", (_place, plan) => {
    const planted = plan(secret);
    const changes = planted["resource_changes"];
    const json = { ...planted, resource_changes: [SOURCE, ...(Array.isArray(changes) ? changes : [])] };
    for (const [name, text] of Object.entries(everyOutput(reviewOf({ ops: json })))) {
      expect([name, forms(secret).filter((form) => text.includes(form))]).toEqual([name, []]);
    }
  });
});
