import type { EnvironmentProblem } from "../problem";
import { problemIf, rule } from "./rule";

const AUTOSCALED = ["web", "rainbows", "resque"] as const;

const minWithinMax = rule(["workloads"], ({ workloads }) =>
  AUTOSCALED.flatMap((name) => {
    const { minReplicas, maxReplicas } = workloads[name].autoscaling;
    return problemIf(minReplicas > maxReplicas, {
      where: `workloads.${name}.autoscaling.minReplicas`,
      value: String(minReplicas),
      rule: `must be at most workloads.${name}.autoscaling.maxReplicas (${maxReplicas})`,
      fix: "lower the minimum or raise the maximum",
    });
  }),
);

/** A disruption budget of one pod protects nothing when there is only one. */
const serversSurviveADrain = rule(["workloads"], ({ workloads }) =>
  (["web", "rainbows"] as const).flatMap((name) =>
    problemIf(workloads[name].autoscaling.minReplicas < 2, {
      where: `workloads.${name}.autoscaling.minReplicas`,
      value: String(workloads[name].autoscaling.minReplicas),
      rule: "must be at least 2, because a drained node stops one pod and requests still need another",
      fix: "raise the minimum to 2",
    }),
  ),
);

const requestsWithinLimits = rule(
  ["workloads", "helpers", "database"],
  ({ workloads, helpers, database }) => {
    const containers = {
      "workloads.web": workloads.web.resources,
      "workloads.rainbows": workloads.rainbows.resources,
      "workloads.resque": workloads.resque.resources,
      "workloads.toolbox": workloads.toolbox.resources,
      "workloads.migration": workloads.migration.resources,
      "helpers.sqlProxy": helpers.sqlProxy.resources,
      "helpers.redisTls": helpers.redisTls.resources,
      "helpers.queueCheck": helpers.queueCheck.resources,
      "helpers.backupCheck": helpers.backupCheck.resources,
      ...(helpers.licenceCheck === null ? {} : { "helpers.licenceCheck": helpers.licenceCheck.resources }),
      ...(database.restoreDrill === null ? {} : { "database.restoreDrill": database.restoreDrill.resources }),
    };
    return Object.entries(containers).flatMap(([where, resources]) =>
      problemIf(resources.cpuRequestMillicores > resources.cpuLimitMillicores, {
        where: `${where}.resources.cpuRequestMillicores`,
        value: String(resources.cpuRequestMillicores),
        rule: `must be at most the limit (${resources.cpuLimitMillicores})`,
        fix: "lower the request or raise the limit",
      }),
    );
  },
);

/** A package lies on the disk twice: while it is received, and while it is unpacked or sent on. */
const COPIES = 2;

const scratchSpaceHoldsUploads = rule(["workloads", "uploads"], ({ workloads, uploads }) => {
  const loads = {
    rainbows: [workloads.rainbows.concurrentUploads, "concurrentUploads"],
    resque: [workloads.resque.workers, "workers"],
  } as const;
  return (["rainbows", "resque"] as const).flatMap((name): readonly EnvironmentProblem[] => {
    const [concurrency, field] = loads[name];
    const least = COPIES * uploads.largestMib * concurrency;
    const actual = workloads[name].resources.ephemeralStorageMib;
    return problemIf(actual < least, {
      where: `workloads.${name}.resources.ephemeralStorageMib`,
      value: String(actual),
      rule: `must hold twice the largest upload for each at the same time: 2 x uploads.largestMib (${uploads.largestMib}) x workloads.${name}.${field} (${concurrency}) = ${least} MiB`,
      fix: `raise it to at least ${least}, or lower uploads.largestMib or workloads.${name}.${field}`,
    });
  });
});

const uploadsOutlastPages = rule(["workloads", "uploads"], ({ workloads, uploads }) =>
  problemIf(uploads.timeoutSeconds < workloads.web.timeoutSeconds, {
    where: "uploads.timeoutSeconds",
    value: String(uploads.timeoutSeconds),
    rule: `must be at least workloads.web.timeoutSeconds (${workloads.web.timeoutSeconds}), because the API serves pages too`,
    fix: "raise it, or lower workloads.web.timeoutSeconds",
  }),
);

const mailHasRanges = rule(["namespace"], ({ namespace: { mail } }) =>
  problemIf(mail.enabled !== mail.ranges.length > 0, {
    where: "namespace.mail.ranges",
    value: JSON.stringify(mail.ranges),
    rule: "must name the mail server's ranges when mail is on, and nothing when it is off",
    fix: "add the ranges, or turn namespace.mail.enabled off",
  }),
);

export const workloadRules = [
  minWithinMax,
  serversSurviveADrain,
  requestsWithinLimits,
  scratchSpaceHoldsUploads,
  uploadsOutlastPages,
  mailHasRanges,
];
