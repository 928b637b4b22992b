import { formatPath } from "@infra-tools/terraform-plan/path";
import { SensitiveValue } from "@infra-tools/terraform-plan/value";
import {
  create,
  destroy,
  type Example,
  type ExampleChange,
  planOfExample,
  replace,
  together,
  update,
} from "../src/example";
import type { Exposure } from "../src/exposures";
import { type FindingsOptions, findingsOf } from "../src/findings";
import type { Lifecycles } from "../src/lifecycles";

const NONE: Example = { changes: [] };
const NAME = { metadata: [{ name: "web" }] };

function findings(rule: string, example: Example, options: FindingsOptions = {}): readonly string[] {
  return findingsOf(planOfExample(example), { lifecycles: example.lifecycles, ...options })
    .filter((finding) => finding.rule === rule)
    .map(({ severity, address, path, message, advice }) =>
      [`${severity} ${address}`, formatPath(path), message, advice].filter((part) => part !== "").join(" | "),
    );
}

/** Cases at the edges of a rule, which are too many for the examples in its file. */
function cases(rule: string, rows: readonly (readonly [string, Example, readonly string[]])[]): void {
  describe(rule, () => {
    it.each(rows)("%s", (_, example, expected) => {
      expect(findings(rule, example)).toEqual(expected);
    });
  });
}

function lifecycles(createBeforeDestroy: boolean, preventDestroy: boolean): Lifecycles {
  const lifecycle = { preventDestroy, createBeforeDestroy, ignoreChanges: [], replaceTriggeredBy: [] };
  return new Map([["aws_s3_bucket.packages", { lifecycle }]]);
}

cases("availability-reduced", [
  [
    "create_before_destroy is removed",
    { ...NONE, lifecycles: { base: lifecycles(true, false), head: lifecycles(false, false) } },
    [
      "notice aws_s3_bucket.packages | lifecycle.create_before_destroy | `create_before_destroy` is removed: a replacement deletes the object before it creates the new one. | Keep it, or make sure that an interruption is acceptable.",
    ],
  ],
  ["it stays", { ...NONE, lifecycles: { base: lifecycles(true, false), head: lifecycles(true, false) } }, []],
  [
    "it is new",
    { ...NONE, lifecycles: { base: lifecycles(false, false), head: lifecycles(true, false) } },
    [],
  ],
  ["its block is removed", { ...NONE, lifecycles: { base: lifecycles(true, false), head: new Map() } }, []],
]);

cases("lifecycle-unprotected", [
  [
    "the block is removed",
    { ...NONE, lifecycles: { base: lifecycles(false, true), head: new Map() } },
    [
      "danger aws_s3_bucket.packages | lifecycle.prevent_destroy | The block is removed with its `prevent_destroy`: Terraform no longer refuses to destroy the object. | Keep it. To remove the object on purpose, remove the protection in a merge request of its own.",
    ],
  ],
  [
    "a block without it is removed",
    { ...NONE, lifecycles: { base: lifecycles(false, false), head: new Map() } },
    [],
  ],
]);

const FIX_CHECK = "Fix what it checks, or the check.";
cases("check-failed", [
  [
    "a condition that could not be evaluated, with its messages",
    {
      ...NONE,
      checks: [{ address: "aws_lb.web", kind: "resource", status: "error", messages: ["first", "second"] }],
    },
    [`warning aws_lb.web | The condition could not be evaluated: first, second | ${FIX_CHECK}`],
  ],
  [
    "a check that fails without a message",
    { ...NONE, checks: [{ address: "check.dates", kind: "check", status: "fail", messages: [] }] },
    [`warning check.dates | The check fails. | ${FIX_CHECK}`],
  ],
  [
    "one that is unknown",
    { ...NONE, checks: [{ address: "c", kind: "check", status: "unknown", messages: [] }] },
    [],
  ],
]);

const drifted = (action: ExampleChange["action"], after?: ExampleChange["after"]): ExampleChange => ({
  type: "aws_instance",
  action,
  before: { ebs_optimized: true },
  ...(after === undefined ? {} : { after }),
});
cases("drift-overwritten", [
  [
    "an object that was deleted outside of Terraform",
    { ...create("aws_instance", { ebs_optimized: true }), drift: [drifted("delete")] },
    [
      "warning aws_instance.example | It was deleted outside of Terraform, and this plan recreates it. | Find out who changed it and why; add the change to the configuration if it is intended.",
    ],
  ],
  [
    "an object that the plan leaves as it is",
    {
      changes: [{ type: "aws_instance", action: "no-op", before: {}, after: {} }],
      drift: [drifted("update", { ebs_optimized: false })],
    },
    [],
  ],
  [
    "an object that the plan only reads",
    {
      changes: [{ type: "aws_instance", action: "read", after: {} }],
      drift: [drifted("update", { ebs_optimized: false })],
    },
    [],
  ],
  [
    "drift that changes nothing",
    { ...update("aws_instance", { a: 1 }, { a: 2 }), drift: [drifted("update", { ebs_optimized: true })] },
    [],
  ],
]);

const FIND_CAUSE =
  "If the service is to go on, find what removed it: a setting, a count or a condition. Otherwise take the traffic away first.";
const entryDestroyed = (contents: string) =>
  `danger kubernetes_ingress_v1.example | The ingress is destroyed${contents}, and nothing replaces it: this stops every request from outside. | ${FIND_CAUSE}`;
cases("entry-destroyed", [
  [
    "counts the services that are deleted with it, most first",
    together(
      destroy("kubernetes_ingress_v1", NAME),
      destroy("kubernetes_service_v1", NAME, { name: "a" }),
      destroy("kubernetes_deployment_v1", NAME, { name: "a" }),
      destroy("kubernetes_deployment_v1", NAME, { name: "b" }),
    ),
    [entryDestroyed(" with 2 deployments and 1 service")],
  ],
  [
    "counts nothing that stays, that is left behind, that serves nobody, or that is an entry itself",
    together(
      destroy("kubernetes_ingress_v1", NAME),
      update("kubernetes_deployment_v1", NAME, { metadata: [{ name: "www" }] }),
      destroy("kubernetes_deployment_v1", NAME, { name: "b", deposed: "1a2b3c4d" }),
      destroy("kubernetes_config_map_v1", NAME),
      destroy("acme_thing", NAME),
      destroy("aws_lb", { name: "web" }),
    ),
    [
      "danger aws_lb.example | The load balancer is destroyed, and nothing replaces it: this stops every request to it; its DNS name changes too. | " +
        FIND_CAUSE,
      entryDestroyed(""),
    ],
  ],
]);

const LOST =
  "The value is a placeholder of CDK for Terraform that synthesis did not replace. It is no real value. | Do not calculate with an attribute of another resource in TypeScript; use Fn or Op, or a text template.";
const TOKEN = "${TfToken[TOKEN.7]}";
cases("token-lost", [
  [
    "inside a list",
    update("x", {}, { a: [{ b: "c" }, { b: TOKEN }], d: ["e", TOKEN] }),
    [`danger x.example | a[1].b | ${LOST}`, `danger x.example | d[1] | ${LOST}`],
  ],
  [
    "the least and the greatest number",
    update("x", {}, { a: -1.9e289, b: -1.8e288 }),
    [`danger x.example | a | ${LOST}`, `danger x.example | b | ${LOST}`],
  ],
  ["numbers just outside", update("x", {}, { a: -1.91e289, b: -1.79e288 }), []],
  ["a value that stays", { changes: [{ type: "x", action: "no-op", before: {}, after: { a: TOKEN } }] }, []],
  ["an object that is deleted", destroy("x", { a: TOKEN }), []],
]);

const renamed = (type: string, settings: NonNullable<Parameters<typeof destroy>[1]>) =>
  together(destroy(type, settings, { name: "a" }), create(type, settings, { name: "b" }));
const renameOf = (type: string) =>
  `${type}.a | ${type}.a is destroyed while ${type}.b is created with nearly the same settings: probably one object with a new address. | Write \`moved { from = ${type}.a, to = ${type}.b }\` to keep the object as it is.`;
cases("rename-likely", [
  [
    "of a credential",
    renamed("aws_iam_user", { name: "ci", path: "/" }),
    [`warning ${renameOf("aws_iam_user")}`],
  ],
  [
    "of what holds nothing",
    renamed("aws_sns_topic", { name: "alarms", display_name: "Alarms" }),
    [`notice ${renameOf("aws_sns_topic")}`],
  ],
  [
    "of a type without metadata",
    renamed("acme_thing", { name: "alarms", display_name: "Alarms" }),
    [`notice ${renameOf("acme_thing")}`],
  ],
]);

cases("foundation-destroyed", [
  [
    "a deletion says what to do first",
    destroy("google_compute_network", { name: "main" }),
    [
      "danger google_compute_network.example | The network is destroyed. Its dependents: every subnetwork, instance and private connection in it. | Move or remove its dependents first, in a change of its own.",
    ],
  ],
  [
    "one that an earlier replacement left behind",
    destroy("google_compute_network", {}, { deposed: "1a2b3c4d" }),
    [],
  ],
  [
    "one that the provider keeps",
    destroy("google_service_networking_connection", { deletion_policy: "ABANDON" }),
    [],
  ],
]);

cases("service-interrupted", [
  [
    "a deletion that is probably a new address says so",
    renamed("aws_ecs_service", { name: "web", cluster: "main" }),
    [
      "warning aws_ecs_service.a | The ECS service is destroyed. This stops the service's requests. | Make sure that nothing uses it; if it was renamed to aws_ecs_service.b, a `moved` block keeps it.",
    ],
  ],
  ["a name alone: an update is none", update("acme_load_balancer", { a: 1 }, { a: 2 }), []],
  ["a name alone: one left behind is none", destroy("acme_load_balancer", {}, { deposed: "1a2b3c4d" }), []],
  ["a deletion with sentences of its own is left to them", destroy("aws_rds_cluster_instance", {}), []],
  [
    "its replacement is not",
    replace("aws_rds_cluster_instance", { identifier: "a" }, { identifier: "b" }),
    [
      "warning aws_rds_cluster_instance.example | The instance of an RDS cluster is destroyed before the new one is created. Unavailable until then: connections to it. | Set `create_before_destroy`, give the new one a different name and switch over, or apply when an interruption is acceptable.",
    ],
  ],
]);

const DEPOSED = { deposed: "1a2b3c4d" };
cases("deposed-destroyed", [
  [
    "what holds data by its name is a warning",
    destroy("acme_database", {}, DEPOSED),
    [
      "warning acme_database.example | The acme_database that an earlier replacement left behind (deposed 1a2b3c4d) is destroyed. | Make sure that the object in use is the new one and has everything that the old one had.",
    ],
  ],
  [
    "what holds nothing is a notice",
    destroy("acme_thing", {}, DEPOSED),
    [
      "notice acme_thing.example | The acme_thing that an earlier replacement left behind (deposed 1a2b3c4d) is destroyed. | Make sure that the object in use is the new one and has everything that the old one had.",
    ],
  ],
]);

const ORPHANED =
  "warning aws_s3_bucket.example | The bucket leaves Terraform's state and lives on: it is no longer updated, protected or deleted. | Say in the merge request who owns it now, or import it where it belongs.";
cases("data-orphaned", [
  [
    "a replacement that forgets the old object",
    {
      changes: [
        { type: "aws_s3_bucket", action: "create-forget", before: { bucket: "a" }, after: { bucket: "b" } },
      ],
    },
    [ORPHANED],
  ],
  [
    "one that an earlier replacement left behind",
    { changes: [{ type: "aws_s3_bucket", action: "forget", before: { bucket: "a" }, ...DEPOSED }] },
    [],
  ],
]);

cases("credential-replaced", [
  ["one that an earlier replacement left behind", destroy("aws_iam_user", { name: "ci" }, DEPOSED), []],
]);

const NO_SNAPSHOT =
  "danger aws_db_instance.example | skip_final_snapshot | No final snapshot is taken: skip_final_snapshot is on. | Change the setting in a merge request of its own, and apply it before anything is destroyed.";
cases("last-copy-destroyed", [
  [
    "a setting that is written as a text",
    destroy("aws_db_instance", { skip_final_snapshot: "true", delete_automated_backups: false }),
    [NO_SNAPSHOT],
  ],
]);

cases("provider-changed", [
  ["a new object has no provider before", create("x", { a: 1 }, { previousProvider: "someone/x" }), []],
]);

describe("secret-exposed", () => {
  const exposure = (event: Exposure["event"], path: string, kind = "a token"): Exposure => ({
    event,
    path: [path],
    kind,
  });
  const exposed = (...exposures: readonly Exposure[]) =>
    findings("secret-exposed", update("x", {}, { a: 1, b: 2 }), {
      exposures: new Map([["x.example", exposures]]),
    });
  const ADDED =
    "The value looks like a token and is not marked sensitive: it is in the state, in this plan and in logs.";
  const COPIED =
    "A value that is marked sensitive elsewhere is copied here without the mark: state, plans and logs show it.";
  const REMOVED =
    "The value that is removed looks like a token. It stays in older state versions, plans and logs.";
  const REMOVE =
    "Remove it from the configuration, rotate it, and provide it through a secret store or a write-only attribute.";

  it.each([
    ["removed", `notice x.example | a | ${REMOVED} | Rotate it: anyone who can read those can still use it.`],
    ["copied", `danger x.example | a | ${COPIED} | ${REMOVE}`],
  ] as const)("a secret that is %s", (event, finding) => {
    expect(exposed(exposure(event, "a"))).toEqual([finding]);
  });

  it("several ways at one place are one finding, by the worst", () => {
    expect(exposed(exposure("removed", "a"), exposure("added", "a"), exposure("added", "a"))).toEqual([
      `danger x.example | a | ${ADDED} ${REMOVED} | ${REMOVE}`,
    ]);
  });

  it("each place is a finding of its own", () => {
    expect(exposed(exposure("added", "a"), exposure("copied", "b"))).toEqual([
      `danger x.example | a | ${ADDED} | ${REMOVE}`,
      `danger x.example | b | ${COPIED} | ${REMOVE}`,
    ]);
  });

  it("an output is reported at its address, once, and a resource not twice", () => {
    const output = { name: "token", action: "create", before: undefined, after: "x" } as const;
    const both = new Map([
      ["x.example", [exposure("added", "a")]],
      ["output.token", [exposure("added", "")]],
    ]);
    const addresses = findings(
      "secret-exposed",
      { ...update("x", {}, { a: new SensitiveValue("b") }), outputs: [output] },
      { exposures: both },
    ).map((finding) => finding.split(" | ")[0]);
    expect(addresses.sort()).toEqual(["danger output.token", "danger x.example"]);
  });
});
