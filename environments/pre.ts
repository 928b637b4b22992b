import type { EnvironmentData } from "./environment";

/**
 * packages.pre.gke.gitlab.net: where a change is tried before ops. The runbook's statements are here as it makes them; "Assumption:" marks a sensible value that
 * somebody has to confirm before the first deployment.
 */
export const pre: EnvironmentData = {
  name: "pre",

  state: {
    // Assumption: the project that keeps the state; the runbook names only the GitLab.
    address:
      "https://ops.gitlab.net/api/v4/projects/gitlab-com%2Fgl-infra%2Fpackagecloud/terraform/state/packagecloud-pre",
  },

  google: {
    project: "gitlab-pre",
    region: "us-east1",
    network: {
      // Assumption: the VPC's name, that the project owns it, and that Google chooses the allocated range.
      name: "pre",
      privateServicesRange: null,
      // Assumption: Google's APIs resolve to their public addresses.
      googleApiRanges: ["0.0.0.0/0"],
    },
  },

  // Assumption: CI reaches the control plane by its DNS name, which needs no network path.
  cluster: { name: "pre-gitlab-gke", location: "us-east1", access: "dns" },

  protection: { preventDestroy: true },

  secrets: {
    // Assumption: the licence's last day. A new licence is a new version and its last day, nothing else.
    licence: { id: "packagecloud-licence", version: 1, endDate: "2027-03-31" },
    configuration: { id: "packagecloud-configuration", version: 1 },
    // Assumption: the day on which the key is created.
    awsCredentials: { id: "packagecloud-aws-credentials", version: 1, createdOn: "2026-11-23" },
    // Assumption: the key's last day; GitLab extends its key regularly.
    gpgKey: { id: "packagecloud-gpg-key", version: 1, endDate: "2028-03-31" },
    databasePassword: { id: "packagecloud-database-password" },
    redisAuth: { id: "packagecloud-redis-auth" },
  },

  database: {
    instanceName: "packagecloud-pre-7c1e42d9",
    // Assumption: name, version, edition, tier and disk; the runbook says none of them.
    version: "MYSQL_8_0",
    edition: "ENTERPRISE",
    tier: "db-custom-2-7680",
    availability: "REGIONAL",
    diskSizeGb: 50,
    diskAutoresizeLimitGb: 200,
    databaseName: "packages_onpremise",
    charset: "utf8mb4",
    collation: "utf8mb4_general_ci",
    flags: { sql_mode: "STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO" },
    backups: {
      enabled: true,
      retained: 30,
      startTime: "03:00",
      binaryLog: true,
      transactionLogDays: 7,
      location: "us",
    },
    // Sunday, 00:00 UTC.
    maintenance: { day: 7, hour: 0, denyPeriod: null },
    encryptionKey: null,
    readReplica: null,
    // The backups of pre hold nothing that is missed.
    restoreDrill: null,
    passwordGenerations: [1],
  },

  redis: {
    instanceName: "packagecloud-redis",
    connectMode: "PRIVATE_SERVICE_ACCESS",
    auth: true,
    // Assumption: version and size.
    version: "REDIS_7_2",
    tier: "STANDARD_HA",
    memorySizeGb: 2,
    snapshotPeriod: "SIX_HOURS",
    maintenance: { day: "SUNDAY", hour: 2 },
    encryptionKey: null,
    authGeneration: 1,
  },

  image: {
    // Assumption: a digest of zeros stands for the image that the operator chooses (docs/image.md).
    reference:
      "registry.gitlab.com/gitlab-com/gl-infra/ci-images/packagecloud:latest@sha256:0000000000000000000000000000000000000000000000000000000000000000",
    httpPort: 8080,
    healthPath: "/health",
    drainCommand: ["/usr/local/bin/packagecloud-drain"],
    migrateCommand: ["/usr/local/bin/packagecloud-migrate"],
    statePath: "/var/opt/packagecloud",
  },

  // Assumption: room above GitLab's own packages, and an hour for a slow connection.
  uploads: { largestMib: 2048, timeoutSeconds: 3600 },

  // Assumption: numbers of pods and processes, and their sizes: those of ops, with fewer pods.
  workloads: {
    startupSeconds: 600,
    web: {
      autoscaling: { minReplicas: 2, maxReplicas: 3, targetCpuPercent: 70 },
      unicornProcesses: 8,
      timeoutSeconds: 60,
      resources: {
        cpuRequestMillicores: 1000,
        cpuLimitMillicores: 2000,
        memoryMib: 4096,
        ephemeralStorageMib: 4096,
      },
    },
    rainbows: {
      autoscaling: { minReplicas: 2, maxReplicas: 3, targetCpuPercent: 60 },
      unicornProcesses: 4,
      concurrentUploads: 4,
      resources: {
        cpuRequestMillicores: 1000,
        cpuLimitMillicores: 2000,
        memoryMib: 4096,
        ephemeralStorageMib: 4096,
      },
    },
    resque: {
      autoscaling: { minReplicas: 1, maxReplicas: 2, targetCpuPercent: 70 },
      workers: 2,
      gracePeriodSeconds: 3600,
      resources: {
        cpuRequestMillicores: 1000,
        cpuLimitMillicores: 2000,
        memoryMib: 4096,
        ephemeralStorageMib: 4096,
      },
    },
    toolbox: {
      resources: {
        cpuRequestMillicores: 250,
        cpuLimitMillicores: 1000,
        memoryMib: 2048,
        ephemeralStorageMib: 4096,
      },
    },
    migration: {
      timeoutSeconds: 7200,
      resources: {
        cpuRequestMillicores: 500,
        cpuLimitMillicores: 2000,
        memoryMib: 4096,
        ephemeralStorageMib: 4096,
      },
    },
  },

  // Assumption: digests of zeros stand for the images that the operator mirrors and chooses.
  helpers: {
    sqlProxy: {
      image:
        "gcr.io/cloud-sql-connectors/cloud-sql-proxy:2@sha256:0000000000000000000000000000000000000000000000000000000000000000",
      replicas: 2,
      resources: {
        cpuRequestMillicores: 200,
        cpuLimitMillicores: 1000,
        memoryMib: 256,
        ephemeralStorageMib: 128,
      },
    },
    redisTls: {
      image:
        "registry.gitlab.com/gitlab-com/gl-infra/ci-images/stunnel:latest@sha256:0000000000000000000000000000000000000000000000000000000000000000",
      resources: {
        cpuRequestMillicores: 50,
        cpuLimitMillicores: 200,
        memoryMib: 64,
        ephemeralStorageMib: 64,
      },
    },
    queueCheck: {
      image:
        "docker.io/library/redis:7@sha256:0000000000000000000000000000000000000000000000000000000000000000",
      resources: {
        cpuRequestMillicores: 50,
        cpuLimitMillicores: 200,
        memoryMib: 64,
        ephemeralStorageMib: 64,
      },
    },
    licenceCheck: {
      // Assumption: the vendor still answers there, in the form of its documentation.
      image:
        "docker.io/curlimages/curl:8.17.0@sha256:0000000000000000000000000000000000000000000000000000000000000000",
      address: "https://packagecloud.io/api/v1/licenses",
      warnDays: 30,
      resources: {
        cpuRequestMillicores: 50,
        cpuLimitMillicores: 200,
        memoryMib: 64,
        ephemeralStorageMib: 64,
      },
    },
    backupCheck: {
      image:
        "gcr.io/google.com/cloudsdktool/google-cloud-cli:slim@sha256:0000000000000000000000000000000000000000000000000000000000000000",
      // A backup starts at any time in its window of four hours, and takes a while: two starts can be 28 hours apart.
      newestHours: 30,
      resources: {
        cpuRequestMillicores: 100,
        cpuLimitMillicores: 500,
        memoryMib: 512,
        ephemeralStorageMib: 512,
      },
    },
  },

  namespace: {
    name: "packagecloud",
    quotaHeadroomPercent: 10,
    // Assumption: mail goes out by submission to a provider on public addresses.
    mail: { ranges: ["0.0.0.0/0"], port: 587 },
  },

  edge: {
    hostname: "packages.pre.gke.gitlab.net",
    addressName: "packagecloud-gke-ingress-pre",
    deregistrationSeconds: 45,
    logSampleRate: 1,
    sslPolicyName: "packagecloud-pre",
    certificate: { kind: "managed" },
    dns: {
      kind: "direct",
      // Assumption: the Cloud DNS zone of the clusters' host names, and the project that holds it.
      dnsZone: { name: "pre-gke-gitlab-net", project: "gitlab-pre", ttlSeconds: 300 },
    },
  },

  storage: {
    // Assumption: the buckets' names and the first one's region.
    region: "us-west-1",
    bucketName: "packages-pre-gitlab-net",
    // Assumption: packagecloud may set access lists on objects, so these stay in force.
    objectOwnership: "BucketOwnerPreferred",
    transferAcceleration: true,
    noncurrentVersionDays: 30,
    intelligentTieringDays: 14,
    abortMultipartDays: 7,
    replica: {
      bucketName: "packages-pre-gitlab-net-replica",
      region: "eu-central-1",
      storageClass: "STANDARD_IA",
      noncurrentVersionDays: 365,
      timeControl: false,
      objectLock: null,
      accessLog: null,
    },
    replicationRoleName: "packages-pre-s3-replication",
    iamUserName: "packagecloud-pre",
    // Assumption: the distribution's id is not known.
    distributionId: null,
    bootstrapPolicyAttached: false,
  },

  monitoring: {
    channels: {},
    // Assumption: no channel that wakes someone is known, in either cloud.
    pagers: {},
    awsTopics: {},
    // Assumption: the recipients.
    emails: { oncall: "packagecloud-pre-alerts@gitlab.com" },
    // Assumption: where the project's pages are read.
    runbookUrl: "https://ops.gitlab.net/gitlab-com/gl-infra/packagecloud/-/blob/main/docs/alerts.md",
    objectives: {
      downloadAvailability: 0.999,
      uploadAvailability: 0.999,
      latencySeconds: 2,
      latencyShare: 0.95,
    },
    // pre has few requests: more than one a minute is enough to see that it fails.
    minRequestsPerSecond: 0.02,
    maxQueuedJobs: 500,
    databaseCpuRatio: 0.85,
    databaseMemoryRatio: 0.9,
    databaseDiskRatio: 0.85,
    redisMemoryRatio: 0.8,
    replicationLagSeconds: 3600,
    uptimeCheckSeconds: 60,
  },

  pipeline: { deploy: "automatic", tier: "staging", failOn: "danger" },
};
