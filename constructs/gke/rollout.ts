import { type ConstructProblem, ProblemList } from "../shared/validate";
import type { ContainerProps } from "./container";
import { probeBudgetSeconds } from "./probe";
import { wholeNumberProblems } from "./rules";

/** Replacement of old pods by new ones. */
export interface RolloutProps {
  /** Pods beyond the wanted number while rolling; none is taken away before its successor is ready. @default "25%" */
  readonly maxSurge?: string;
  /** Seconds a pod must be ready before it counts. @default 10 */
  readonly minReadySeconds?: number;
  /** Seconds without progress after which the rollout fails. @default - start-up plus 5 minutes for image and node, at least 600 */
  readonly progressDeadlineSeconds?: number;
  /** Seconds Terraform waits for a rollout. @default - time for every wave of pods to start, plus the progress deadline */
  readonly timeoutSeconds?: number;
}

/** A rollout with nothing left open. */
export interface ResolvedRollout {
  readonly maxSurge: string;
  readonly minReadySeconds: number;
  readonly progressDeadlineSeconds: number;
  readonly timeoutSeconds: number;
}

/** Fills in what the props leave open, from the time that the containers may take to start and the most pods there are. */
export function resolveRollout(
  rollout: RolloutProps,
  containers: readonly ContainerProps[],
  maxReplicas: number,
): ResolvedRollout {
  const maxSurge = rollout.maxSurge ?? "25%";
  const minReadySeconds = rollout.minReadySeconds ?? 10;
  const startup = startupSeconds(containers);
  const progressDeadlineSeconds =
    rollout.progressDeadlineSeconds ?? Math.max(600, startup + minReadySeconds + 300);
  const waves = Math.ceil(maxReplicas / surgePods(maxSurge, maxReplicas));
  const timeoutSeconds =
    rollout.timeoutSeconds ?? waves * (startup + minReadySeconds) + progressDeadlineSeconds;
  return { maxSurge, minReadySeconds, progressDeadlineSeconds, timeoutSeconds };
}

/** Rules of a rollout: it may not be given up while pods are still allowed to start. */
export function rolloutProblems(
  rollout: RolloutProps,
  containers: readonly ContainerProps[],
): readonly ConstructProblem[] {
  const problems = new ProblemList();
  const { maxSurge, progressDeadlineSeconds, timeoutSeconds } = rollout;
  problems.rule(maxSurge === undefined || /^[1-9]\d*%?$/.test(maxSurge), {
    option: "maxSurge",
    value: maxSurge,
    rule: "must be a number of pods or a percentage, above zero",
    fix: 'Write it like "1" or "25%"',
  });
  problems.addAll(wholeNumberProblems("minReadySeconds", rollout.minReadySeconds, 0));
  const startup = startupSeconds(containers) + (rollout.minReadySeconds ?? 10);
  problems.rule(progressDeadlineSeconds === undefined || progressDeadlineSeconds > startup, {
    option: "progressDeadlineSeconds",
    value: progressDeadlineSeconds,
    rule: `must exceed the ${startup} s in which a pod may start`,
    fix: "Raise it, or shorten the startup probe",
  });
  const deadline = progressDeadlineSeconds ?? startup;
  problems.rule(timeoutSeconds === undefined || timeoutSeconds > deadline, {
    option: "timeoutSeconds",
    value: timeoutSeconds,
    rule: `must exceed the ${deadline} s after which the cluster itself gives up`,
    fix: "Raise it",
  });
  return problems.all;
}

/** The longest a pod may take to start: its slowest container's startup probe. */
function startupSeconds(containers: readonly ContainerProps[]): number {
  return Math.max(0, ...containers.map(({ startupProbe }) => probeBudgetSeconds(startupProbe)));
}

/** Kubernetes rounds a percentage up. */
function surgePods(maxSurge: string, replicas: number): number {
  const amount = Number.parseInt(maxSurge, 10);
  const pods = maxSurge.endsWith("%") ? Math.ceil((replicas * amount) / 100) : amount;
  return Math.max(1, pods);
}
