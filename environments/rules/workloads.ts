import { SCRATCH_SPACE_MIB } from "../areas/workloads";
import { resourcesWithUploads } from "../scratch-space";
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

const scratchSpaceExists = rule(["workloads", "uploads"], (environment) =>
  Object.entries(resourcesWithUploads(environment)).flatMap(([name, { ephemeralStorageMib }]) =>
    problemIf(ephemeralStorageMib > SCRATCH_SPACE_MIB.max, {
      where: `workloads.${name}`,
      value: String(ephemeralStorageMib),
      rule: `must need at most ${SCRATCH_SPACE_MIB.max} MiB of scratch space, twice uploads.largestMib (${environment.uploads.largestMib}) for each upload included`,
      fix: "let a pod take fewer uploads at the same time, or lower uploads.largestMib",
    }),
  ),
);

const uploadsOutlastPages = rule(["workloads", "uploads"], ({ workloads, uploads }) =>
  problemIf(uploads.timeoutSeconds < workloads.web.timeoutSeconds, {
    where: "uploads.timeoutSeconds",
    value: String(uploads.timeoutSeconds),
    rule: `must be at least workloads.web.timeoutSeconds (${workloads.web.timeoutSeconds}), because the API serves pages too`,
    fix: "raise it, or lower workloads.web.timeoutSeconds",
  }),
);

export const workloadRules = [
  minWithinMax,
  serversSurviveADrain,
  requestsWithinLimits,
  scratchSpaceExists,
  uploadsOutlastPages,
];
