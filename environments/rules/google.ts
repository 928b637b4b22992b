import { problemIf, rule } from "./rule";

const clusterIsNear = rule(["google", "cluster"], ({ google, cluster }) =>
  problemIf(cluster.location !== google.region && !cluster.location.startsWith(`${google.region}-`), {
    where: "cluster.location",
    value: cluster.location,
    rule: `must be google.region (${google.region}) or a zone in it, so that no request crosses regions`,
    fix: "set google.region to the cluster's region",
  }),
);

export const googleRules = [clusterIsNear];
