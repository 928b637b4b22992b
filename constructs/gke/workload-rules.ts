import { type ConstructProblem, ProblemList } from "../shared/validate";
import { autoscalingProblems } from "./autoscaling";
import { openingProblems } from "./network-policy";
import { longestPreStopSeconds, podProblems } from "./pod-template";
import { rolloutProblems } from "./rollout";
import { dnsLabelProblems, wholeNumberProblems } from "./rules";
import { serviceProblems } from "./service";
import type { WorkloadProps } from "./workload";

/** Left over when preStop and draining took all their time: for the container runtime itself. */
const GRACE_MARGIN_SECONDS = 5;

/** The cluster autoscaler kills what has not ended by then, whatever the pod's grace period says. */
const AUTOSCALER_PATIENCE_SECONDS = 600;

/** Time that the pods get to stop, in seconds. */
export function graceSeconds(props: WorkloadProps): number {
  return props.terminationGracePeriodSeconds ?? neededSeconds(props);
}

/** Every broken rule of a workload. */
export function workloadProblems(props: WorkloadProps): readonly ConstructProblem[] {
  const problems = new ProblemList();
  const containers = props.containers;
  problems.addAll(dnsLabelProblems("name", props.name));
  problems.addAll(podProblems(props));
  problems.addAll(scaleProblems(props));
  problems.addAll(stopProblems(props));
  problems.addAll(rolloutProblems(props.rollout ?? {}, containers), "rollout.");
  problems.addAll(openingProblems(props.openings ?? []));
  if (props.service !== undefined) {
    problems.addAll(serviceProblems(props.service, containers, graceSeconds(props)), "service.");
  }
  if (props.disruptionBudget !== undefined && props.disruptionBudget !== false) {
    const { maxUnavailable } = props.disruptionBudget;
    problems.addAll(wholeNumberProblems("disruptionBudget.maxUnavailable", maxUnavailable, 1));
  }
  return problems.all;
}

function scaleProblems(props: WorkloadProps): readonly ConstructProblem[] {
  const problems = new ProblemList();
  const { replicas, autoscaling } = props;
  problems.rule((replicas === undefined) !== (autoscaling === undefined), {
    option: "replicas",
    value: replicas,
    rule: "must be given when there is no autoscaling, and only then",
    fix: "Say exactly one of replicas and autoscaling",
  });
  problems.addAll(wholeNumberProblems("replicas", replicas, 1));
  if (autoscaling !== undefined) {
    const names = props.containers.map(({ name }) => name);
    problems.addAll(autoscalingProblems(autoscaling, names), "autoscaling.");
  }
  return problems.all;
}

function stopProblems(props: WorkloadProps): readonly ConstructProblem[] {
  const problems = new ProblemList();
  const grace = graceSeconds(props);
  problems.addAll(wholeNumberProblems("drainSeconds", props.drainSeconds, 0));
  problems.addAll(
    wholeNumberProblems("terminationGracePeriodSeconds", props.terminationGracePeriodSeconds, 1),
  );
  problems.rule(grace >= neededSeconds(props), {
    option: "terminationGracePeriodSeconds",
    value: grace,
    rule: `must cover the longest preStop, drainSeconds and ${GRACE_MARGIN_SECONDS} s more (${neededSeconds(props)})`,
    fix: "Raise it, or leave it out",
  });
  problems.rule(grace <= AUTOSCALER_PATIENCE_SECONDS || props.safeToEvict === false, {
    option: "safeToEvict",
    value: props.safeToEvict,
    rule: `must be false for pods that may take ${grace} s to stop`,
    fix: `Say safeToEvict: false: the cluster autoscaler waits ${AUTOSCALER_PATIENCE_SECONDS} s at most`,
  });
  return problems.all;
}

function neededSeconds(props: WorkloadProps): number {
  return longestPreStopSeconds(props.containers) + (props.drainSeconds ?? 30) + GRACE_MARGIN_SECONDS;
}
