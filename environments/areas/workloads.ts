import { group, integer, listOf, text } from "../fields";
import { containerPath, image, ipv4Range, label, urlPath } from "../patterns";

/** Scratch space that a container can ask for. */
export const SCRATCH_SPACE_MIB = { min: 16, max: 1_048_576 };

/** CPU, memory and scratch space of one container. */
export const resources = (
  whose: string,
  scratchSpace = "Scratch space on the node's disk, request and limit alike.",
) =>
  group(`CPU, memory and scratch space of ${whose}.`, {
    cpuRequestMillicores: integer(
      { description: "CPU that the scheduler sets aside.", unit: "millicores" },
      10,
      64_000,
    ),
    cpuLimitMillicores: integer(
      { description: "CPU at which the container is slowed down.", unit: "millicores" },
      10,
      64_000,
    ),
    memoryMib: integer({ description: "Memory, request and limit alike.", unit: "MiB" }, 16, 524_288),
    ephemeralStorageMib: integer(
      { description: scratchSpace, unit: "MiB" },
      SCRATCH_SPACE_MIB.min,
      SCRATCH_SPACE_MIB.max,
    ),
  });

const besideUploads = (concurrency: string) =>
  `Scratch space on the node's disk beside uploads. Twice uploads.largestMib for each of ${concurrency} is added.`;

/** Bounds of the autoscaler. */
const autoscaling = () =>
  group("How many pods the autoscaler runs.", {
    minReplicas: integer({ description: "Fewest pods.", unit: "pods" }, 1, 100),
    maxReplicas: integer({ description: "Most pods.", unit: "pods" }, 1, 100),
    targetCpuPercent: integer(
      { description: "Share of the CPU request at which the autoscaler adds pods.", unit: "percent" },
      10,
      95,
    ),
  });

const processes = (what: string, unit = "processes") => integer({ description: what, unit }, 1, 64);

/** packagecloud's image: a contract between this project and the builders of the image. */
export const packagecloudImage = group(
  "packagecloud's image and what it promises; docs/image.md is the contract.",
  {
    reference: image("Image with packagecloud's Omnibus package, by digest."),
    httpPort: integer(
      { description: "Port on which nginx answers plain HTTP inside the pod.", unit: "port" },
      1,
      65_535,
    ),
    healthPath: urlPath("Path that answers 200 when the pod can serve; probes and the load balancer ask it."),
    drainCommand: listOf(
      {
        description:
          "Command that makes the pod's services finish the request or job in hand, sends QUIT to resque's workers, and returns when they have ended.",
        rule: "must be a command: a list of words, the first of them an absolute path",
      },
      text({ description: "One word of the command.", rule: "must not be empty" }, /^.+$/),
      1,
      20,
    ),
    migrateCommand: listOf(
      {
        description: "Command that migrates the database and ends; it starts no service.",
        rule: "must be a command: a list of words, the first of them an absolute path",
      },
      text({ description: "One word of the command.", rule: "must not be empty" }, /^.+$/),
      1,
      20,
    ),
    statePath: containerPath(
      "Directory in which packagecloud keeps its working files; a scratch volume is mounted there.",
    ),
  },
);

/** The largest upload and how long it may take. */
export const uploads = group("Package uploads, which rainbows takes and the edge must let through.", {
  largestMib: integer({ description: "Largest package that must be accepted.", unit: "MiB" }, 1, 102_400),
  timeoutSeconds: integer(
    {
      description:
        "Longest time for one upload, from first byte to answer: the load balancer's timeout, the draining time and the pods' grace period follow it.",
      unit: "seconds",
    },
    30,
    3600,
  ),
});

/** The helpers beside packagecloud's containers. */
export const helpers = group("Programs that connect packagecloud to its database and Redis.", {
  sqlProxy: group("Cloud SQL Auth Proxy, a deployment of its own.", {
    image: image("Image of the Cloud SQL Auth Proxy, version 2, by digest."),
    replicas: integer(
      { description: "Pods of the proxy; at least 2, because every request needs it.", unit: "pods" },
      2,
      20,
    ),
    resources: resources("one proxy"),
  }),
  redisTls: group(
    "memorystore-tls, which speaks TLS to Redis for packagecloud, beside each of its containers.",
    {
      image: image("Image with stunnel, by digest."),
      resources: resources("one helper"),
    },
  ),
  queueCheck: group(
    "A job that looks at resque's queues every ten minutes, with memorystore-tls beside it.",
    {
      image: image("Image with redis-cli and a shell, by digest."),
      resources: resources("the check"),
    },
  ),
  licenceCheck: group(
    "A job that asks the vendor twice a day when the licence ends, and compares the answer with secrets.licence.endDate.",
    {
      image: image("Image with curl, awk and a shell, by digest."),
      address: text(
        {
          description:
            "Address below which the vendor answers for a licence key: https://packagecloud.io/api/v1/licenses, as its API's documentation says.",
          rule: "must be an address that begins with https://, without port, user or query",
        },
        /^https:\/\/[a-z0-9.-]+(\/[A-Za-z0-9._~-]+)*$/,
      ),
      warnDays: integer(
        { description: "Days before the end that the vendor names at which an alert fires.", unit: "days" },
        1,
        365,
      ),
      resources: resources("the check"),
    },
  )
    .nullable()
    .meta({ description: "A comparison of the licence's end with what the vendor says; null for none." }),
  backupCheck: group(
    "A job that looks several times a day whether the database's newest backup is young enough.",
    {
      image: image("Image with the Google Cloud CLI and a shell, by digest."),
      newestHours: integer(
        {
          description:
            "Age of the newest backup from which the check fails. Backups start at any time in a window of four hours, so two of them can be 28 hours apart when nothing is wrong.",
          unit: "hours",
        },
        29,
        168,
      ),
      resources: resources("the check"),
    },
  ),
});

/** packagecloud's deployments and what bounds them. */
export const workloads = group("packagecloud's deployments.", {
  web: group("nginx and unicorn: the user interface and package downloads.", {
    autoscaling: autoscaling(),
    unicornProcesses: processes("unicorn processes in a pod."),
    timeoutSeconds: integer(
      { description: "Longest time for one request, at the load balancer.", unit: "seconds" },
      1,
      3600,
    ),
    resources: resources("the web container"),
  }),
  rainbows: group("nginx, unicorn and rainbows: the API and package uploads.", {
    autoscaling: autoscaling(),
    unicornProcesses: processes("unicorn processes in a pod."),
    concurrentUploads: processes("uploads that one pod takes at the same time.", "uploads"),
    resources: resources("the rainbows container", besideUploads("concurrentUploads")),
  }),
  resque: group("resque: indexing of uploaded packages.", {
    autoscaling: autoscaling(),
    workers: processes("workers in a pod, each with one job at a time.", "workers"),
    gracePeriodSeconds: integer(
      { description: "Time that the job in hand gets to finish when a pod stops.", unit: "seconds" },
      30,
      14_400,
    ),
    resources: resources("the resque container", besideUploads("workers")),
  }),
  toolbox: group("No services: a place for queries and troubleshooting.", {
    resources: resources("the toolbox container"),
  }),
  migration: group("The job that migrates the database before a rollout.", {
    timeoutSeconds: integer(
      {
        description: "Longest time for the migration; its locks may last, so at least two hours.",
        unit: "seconds",
      },
      7200,
      86_400,
    ),
    resources: resources("the migration's container"),
  }),
  startupSeconds: integer(
    {
      description:
        "Longest time from a container's start until it serves: Chef configures the package first.",
      unit: "seconds",
    },
    60,
    3600,
  ),
});

/** The namespace and its guard rails. */
export const namespace = group("The namespace and its guard rails.", {
  name: label("Name of the namespace."),
  quotaHeadroomPercent: integer(
    {
      description:
        "Room in the namespace's quota above peak demand, for pods that people start by hand. The quota itself follows from the workloads' maxima: 2 x max replicas (old pods drain beside the new ones), sidecars and jobs.",
      unit: "percent",
    },
    0,
    200,
  ).optional(),
  mail: group("Outgoing mail, which packagecloud sends for invitations and passwords.", {
    ranges: listOf(
      { description: "IPv4 ranges of the mail server." },
      ipv4Range("One range of the mail server."),
      1,
    ),
    port: integer({ description: "Port of the mail server.", unit: "port" }, 1, 65_535),
  })
    .nullable()
    .meta({ description: "Outgoing mail, for invitations and passwords; null where pods may send none." }),
});
