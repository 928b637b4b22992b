import { createHash } from "node:crypto";
import type { NetworkPolicyV1 } from "@cdktf/provider-kubernetes/lib/network-policy-v1";
import { type ITerraformDependable, Token } from "cdktf";
import { Construct } from "constructs";
import { type ConstructProblem, ProblemList, throwProblems } from "../shared/validate";
import { endsWithProblems, type JobContainerProps, wireEnds } from "./ends-with";
import { objectLabels, selectorLabels } from "./labels";
import { openingProblems, PodNetworkPolicy } from "./network-policy";
import type { Opening } from "./openings";
import { JobResource } from "./pod-resources";
import {
  longestPreStopSeconds,
  type PodProps,
  podProblems,
  podTemplate,
  relaxationAnnotations,
} from "./pod-template";
import { dnsLabelProblems, wholeNumberProblems } from "./rules";

/** Something that runs once, for example a migration before a rollout. */
export interface OneTimeJobProps extends Omit<PodProps, "containers"> {
  readonly containers: readonly JobContainerProps[];
  /** Start of the name; a hash of `runFor` follows. */
  readonly name: string;
  readonly namespace: string;
  /** @default {} */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * Inputs that the job is run for, for example the image and the configuration's version: it runs again when one of these
   * changes, and for nothing else. Plain values, no references.
   */
  readonly runFor: Readonly<Record<string, string>>;
  readonly serviceAccountName: string;
  /** Lets the cluster autoscaler evict it half-way. @default false */
  readonly safeToEvict?: boolean;
  /** Minutes until it counts as failed; Terraform waits ten longer. @default 120 */
  readonly timeoutMinutes?: number;
  /** @default - nothing comes in, nothing goes out */
  readonly openings?: readonly Opening[];
  /** Resources that must exist before it starts, for example a database. @default [] */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/**
 * A Job that an apply waits for. It is never tried again by itself, and it stays when it has ended: a job that
 * vanished would be run again by the next apply.
 */
export class OneTimeJob extends Construct {
  readonly job: JobResource;
  readonly networkPolicy: NetworkPolicyV1;
  /** With the hash. */
  readonly name: string;
  /** Selects the job's pods, for openings of others. */
  readonly podLabels: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, props: OneTimeJobProps) {
    super(scope, id);
    throwProblems(this, oneTimeJobProblems(props));
    const { namespace } = props;
    const labels = objectLabels(props.name, props.labels);
    const timeoutMinutes = props.timeoutMinutes ?? 120;
    this.name = `${props.name}-${runHash(props.runFor)}`;
    this.podLabels = selectorLabels(props.name);
    this.networkPolicy = new PodNetworkPolicy(this, "network-policy", {
      name: props.name,
      namespace,
      labels,
      podLabels: this.podLabels,
      openings: props.openings,
    }).networkPolicy;

    const parts = wireEnds(props.containers, props.volumes);
    const pod: PodProps = { ...props, ...parts, safeToEvict: props.safeToEvict ?? false };
    this.job = new JobResource(this, "job", {
      metadata: {
        name: this.name,
        namespace,
        labels,
        annotations: relaxationAnnotations(props.containers),
      },
      spec: {
        backoffLimit: 0,
        completions: 1,
        parallelism: 1,
        activeDeadlineSeconds: timeoutMinutes * 60,
        template: podTemplate(pod, {
          name: props.name,
          labels,
          serviceAccountName: props.serviceAccountName,
          restartPolicy: "Never",
          terminationGracePeriodSeconds: jobGraceSeconds(props.containers),
          spread: false,
        }),
      },
      waitForCompletion: true,
      // The cluster gives up first, and says why; a wait that runs out only says that it did.
      timeouts: { create: `${timeoutMinutes + 10}m`, update: `${timeoutMinutes + 10}m`, delete: "10m" },
      // A template cannot be changed, so each change would run the job again. Its name decides about that: a new one
      // takes the template of the day.
      lifecycle: { ignoreChanges: ["spec[0].template"] },
      dependsOn: [this.networkPolicy, ...(props.dependsOn ?? [])],
    });
  }
}

/** Time that a job's containers get to stop when the job is given up, in seconds. */
export function jobGraceSeconds(containers: readonly JobContainerProps[]): number {
  return longestPreStopSeconds(containers) + 30;
}

/** Rules that all jobs share. */
export function jobProblems(
  props: Omit<OneTimeJobProps, "runFor" | "dependsOn">,
): readonly ConstructProblem[] {
  const problems = new ProblemList();
  problems.addAll(podProblems({ ...props, ...wireEnds(props.containers, props.volumes) }));
  problems.addAll(endsWithProblems(props.containers));
  problems.addAll(openingProblems(props.openings ?? []));
  problems.addAll(wholeNumberProblems("timeoutMinutes", props.timeoutMinutes, 1));
  return problems.all;
}

function oneTimeJobProblems(props: OneTimeJobProps): readonly ConstructProblem[] {
  const problems = new ProblemList();
  problems.addAll(dnsLabelProblems("name", props.name, 52));
  problems.addAll(jobProblems(props));
  problems.rule(Object.keys(props.runFor).length > 0, {
    option: "runFor",
    rule: "must not be empty",
    fix: "Name the values that the job has to run again for, for example the image",
  });
  for (const [key, value] of Object.entries(props.runFor)) {
    problems.rule(!Token.isUnresolved(value), {
      option: `runFor.${key}`,
      rule: "must be a plain value: what it refers to cannot be hashed into the name",
      fix: "Use the value from the environment's data",
    });
  }
  return problems.all;
}

/** The same whatever the order of the keys. */
function runHash(runFor: Readonly<Record<string, string>>): string {
  const sorted = Object.entries(runFor).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(sorted)).digest("hex").slice(0, 10);
}
