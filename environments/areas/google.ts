import { flag, group, listOf, oneOf, text } from "../fields";
import { googleRegion, ipv4Range, label, projectId } from "../patterns";

/** Place of the environment in Google Cloud. */
export const google = group("Where in Google Cloud the environment lives.", {
  project: projectId(
    "Id of the Google Cloud project that holds the database, Redis, the secrets and the cluster.",
  ),
  region: googleRegion(
    "Region of the database and Redis; the cluster's, so that no request crosses regions.",
  ),
  network: group("The VPC network that the cluster, the database and Redis share.", {
    name: label("Name of the VPC network. Private services access must already be set up in it."),
    project: projectId(
      "Id of the host project that owns the network, where the network is shared; left out it is google.project.",
    ).optional(),
    privateServicesRange: label(
      "Name of the allocated range that the database and Redis take addresses from; null lets Google choose among the allocated ranges.",
    ).nullable(),
    googleApiRanges: listOf(
      {
        description:
          "IPv4 ranges in which pods reach Google's APIs: those of private.googleapis.com (199.36.153.8/30) or restricted.googleapis.com where Private Google Access resolves to them, else 0.0.0.0/0.",
      },
      ipv4Range("One range of Google's APIs."),
      1,
    ),
  }),
});

/** The cluster, which exists already, and how Terraform reaches it. */
export const cluster = group("The GKE cluster, which exists already, and how Terraform reaches it.", {
  name: label("Name of the cluster.", 40),
  location: text(
    {
      description: "Region or zone of the cluster.",
      rule: "must be a Google Cloud region or zone, such as us-east1 or us-east1-b",
    },
    /^[a-z]+-[a-z]+\d{1,2}(-[a-z])?$/,
  ),
  access: oneOf(
    {
      description:
        "Which of the control plane's addresses Terraform calls: its public address, its private one, or its DNS name, which needs no network path but IAM.",
    },
    ["public-ip", "private-ip", "dns"],
  ),
});

/** Safeguards of data against an apply that would destroy it. */
export const protection = group("What guards data against an apply that would destroy it.", {
  preventDestroy: flag({
    description:
      "Terraform refuses to destroy or replace what holds data or cannot be made again, and the providers' own deletion protections are on. Turning it off is the first of two changes that remove such a resource.",
  }),
});
