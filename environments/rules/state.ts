import { problemIf, rule } from "./rule";

const locksBelongToState = rule(["state"], ({ state }) =>
  (["lockAddress", "unlockAddress"] as const).flatMap((field) =>
    problemIf(state[field] !== `${state.address}/lock`, {
      where: `state.${field}`,
      value: state[field],
      rule: "must be state.address followed by /lock: another address would lock another state",
      fix: `write ${state.address}/lock`,
    }),
  ),
);

const clusterIsNear = rule(["google", "cluster"], ({ google, cluster }) =>
  problemIf(cluster.location !== google.region && !cluster.location.startsWith(`${google.region}-`), {
    where: "cluster.location",
    value: cluster.location,
    rule: `must be google.region (${google.region}) or a zone in it, so that no request crosses regions`,
    fix: "set google.region to the cluster's region",
  }),
);

export const stateRules = [locksBelongToState, clusterIsNear];
