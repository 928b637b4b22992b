import { canonical } from "@infra-tools/terraform-plan/compare/canonical";
import type { Lifecycle, Provisioner } from "@infra-tools/terraform-plan/model";
import { isObject, memberOf } from "@infra-tools/terraform-plan/value";
import { describeRun, isLocal, runsProvisioners } from "../checks/provisioner";
import type { Example } from "../example";
import { blockCheck, type Lifecycles } from "../lifecycles";
import type { Issue, Rule } from "../rule";

const PREPARE: Provisioner = { type: "local-exec", expressions: { command: "sh ./prepare.sh" } };
const FETCH: Provisioner = { type: "local-exec", expressions: { command: "sh ./fetch.sh" } };
const CLEAN: Provisioner = { type: "local-exec", expressions: { command: "sh ./clean.sh", when: "destroy" } };

export const provisionerChanged: Rule<"provisioner-changed"> = {
  id: "provisioner-changed",
  title: "Provisioner changed",
  group: "plan",
  severity: "notice",
  explanation:
    "A provisioner is added to an existing resource, or changed: it runs when the resource is made again, long after this review, and its effects are in no plan then either. One that runs on the machine that applies (local-exec) has that machine's credentials and is a warning. One that would run at the destruction, and is removed together with its resource, does not run. A plan holds the provisioners of the configuration, without those before, so the synthesized stacks of both revisions are compared.",
  planChecks: [
    blockCheck((before, after, change) => {
      if (runsProvisioners(change)) return [];
      const earlier = before.provisioners ?? [];
      if (after === undefined) return earlier.filter(isAtDestruction).map(removedIssue);
      const unchanged = new Set(earlier.map(textOf));
      return (after.provisioners ?? []).flatMap((provisioner, index) =>
        unchanged.has(textOf(provisioner)) ? [] : [changedIssue(provisioner, index)],
      );
    }),
  ],
  examples: {
    bad: [
      example([], [PREPARE], "aws_instance.build: provisioner local-exec added"),
      example([PREPARE], [FETCH], "aws_instance.build: command of the provisioner local-exec changed"),
      example([CLEAN], undefined, "aws_instance.build: removed together with its destroy provisioner"),
    ],
    fine: [
      example([PREPARE], [PREPARE], "aws_instance.build: the same provisioner"),
      example([PREPARE], [], "aws_instance.build: provisioner removed"),
      example([PREPARE], undefined, "aws_instance.build: removed together with its create provisioner"),
      // `provisioner-runs` reports it.
      {
        ...example([PREPARE], [FETCH], "aws_instance.build: replaced, and its provisioner changed"),
        changes: [{ type: "aws_instance", name: "build", action: "replace", before: {}, after: {} }],
      },
    ],
  },
};

function changedIssue(provisioner: Provisioner, index: number): Issue {
  const occasion = isAtDestruction(provisioner) ? "destroyed" : "made again";
  return {
    path: ["provisioner", index],
    message: `The provisioner ${provisioner.type} is new or changed. When the object is ${occasion}, it runs ${describeRun(provisioner)}.`,
    advice: "Read what it runs: no later plan shows it.",
    after: provisioner.expressions,
    ...(isLocal(provisioner) ? { severity: "warning" as const } : {}),
  };
}

function removedIssue(provisioner: Provisioner, index: number): Issue {
  return {
    path: ["provisioner", index],
    message: `The provisioner ${provisioner.type} that runs at the destruction is removed together with its resource, so it does not run.`,
    advice: "Destroy the object first, with `count = 0`, and remove the block in a later change.",
  };
}

function isAtDestruction({ expressions }: Provisioner): boolean {
  return isObject(expressions) && memberOf(expressions, "when") === "destroy";
}

function textOf({ type, expressions }: Provisioner): string {
  return `${type} ${canonical(expressions)}`;
}

function example(
  before: readonly Provisioner[],
  after: readonly Provisioner[] | undefined,
  text: string,
): Example {
  return {
    changes: [],
    lifecycles: { base: stack(before), head: after === undefined ? new Map() : stack(after) },
    text,
  };
}

function stack(provisioners: readonly Provisioner[]): Lifecycles {
  const lifecycle: Lifecycle = {
    preventDestroy: false,
    createBeforeDestroy: false,
    ignoreChanges: [],
    replaceTriggeredBy: [],
  };
  return new Map([["aws_instance.build", { lifecycle, provisioners }]]);
}
