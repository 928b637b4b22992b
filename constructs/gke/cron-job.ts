import type { NetworkPolicyV1 } from "@cdktf/provider-kubernetes/lib/network-policy-v1";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { type ConstructProblem, ProblemList, throwProblems } from "../shared/validate";
import { type JobContainerProps, wireEnds } from "./ends-with";
import { jobGraceSeconds, jobProblems } from "./job";
import { objectLabels, selectorLabels } from "./labels";
import { PodNetworkPolicy } from "./network-policy";
import type { Opening } from "./openings";
import { CronJobResource } from "./pod-resources";
import { type PodProps, podTemplate, relaxationAnnotations } from "./pod-template";
import { dnsLabelProblems, wholeNumberProblems } from "./rules";

/** Something small that runs on a schedule. */
export interface ScheduledJobProps extends Omit<PodProps, "containers"> {
  readonly containers: readonly JobContainerProps[];
  readonly name: string;
  readonly namespace: string;
  /** @default {} */
  readonly labels?: Readonly<Record<string, string>>;
  /** Five fields, as cron has them. */
  readonly schedule: string;
  /** @default Etc/UTC */
  readonly timeZone?: string;
  readonly serviceAccountName: string;
  /** Minutes until a run counts as failed. @default 15 */
  readonly timeoutMinutes?: number;
  /** Times a failed run is tried again. @default 1 */
  readonly retries?: number;
  /** Seconds after its time at which a missed run may still start. @default 3600 */
  readonly startingDeadlineSeconds?: number;
  /** @default - nothing comes in, nothing goes out */
  readonly openings?: readonly Opening[];
  /** Objects that the pods mount by name: they are there before a run needs them, and go after no run does. @default [] */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/** A CronJob whose runs never overlap. */
export class ScheduledJob extends Construct {
  readonly cronJob: CronJobResource;
  readonly networkPolicy: NetworkPolicyV1;

  constructor(scope: Construct, id: string, props: ScheduledJobProps) {
    super(scope, id);
    throwProblems(this, scheduledJobProblems(props));
    const { name, namespace } = props;
    const labels = objectLabels(name, props.labels);
    const podLabels = selectorLabels(name);
    this.networkPolicy = new PodNetworkPolicy(this, "network-policy", {
      name,
      namespace,
      labels,
      podLabels,
      openings: props.openings,
    }).networkPolicy;

    const pod: PodProps = { ...props, ...wireEnds(props.containers, props.volumes) };
    this.cronJob = new CronJobResource(this, "cron-job", {
      metadata: { name, namespace, labels, annotations: relaxationAnnotations(props.containers) },
      spec: {
        schedule: props.schedule,
        timezone: props.timeZone ?? "Etc/UTC",
        concurrencyPolicy: "Forbid",
        startingDeadlineSeconds: props.startingDeadlineSeconds ?? 3600,
        successfulJobsHistoryLimit: 1,
        failedJobsHistoryLimit: 3,
        jobTemplate: {
          metadata: { labels },
          spec: {
            backoffLimit: props.retries ?? 1,
            completions: 1,
            parallelism: 1,
            activeDeadlineSeconds: (props.timeoutMinutes ?? 15) * 60,
            template: podTemplate(pod, {
              name,
              labels,
              serviceAccountName: props.serviceAccountName,
              restartPolicy: "Never",
              terminationGracePeriodSeconds: jobGraceSeconds(props.containers),
              spread: false,
            }),
          },
        },
      },
      dependsOn: [this.networkPolicy, ...(props.dependsOn ?? [])],
    });
  }
}

function scheduledJobProblems(props: ScheduledJobProps): readonly ConstructProblem[] {
  const problems = new ProblemList();
  // A run's name is the CronJob's and eleven characters more.
  problems.addAll(dnsLabelProblems("name", props.name, 52));
  problems.addAll(jobProblems(props));
  problems.rule(/^\S+( \S+){4}$/.test(props.schedule), {
    option: "schedule",
    value: props.schedule,
    rule: "must have cron's five fields",
    fix: 'Write it like "30 6 * * *"',
  });
  problems.addAll(wholeNumberProblems("retries", props.retries, 0));
  // The controller looks every ten seconds: a shorter deadline may miss every run.
  problems.addAll(wholeNumberProblems("startingDeadlineSeconds", props.startingDeadlineSeconds, 10));
  return problems.all;
}
