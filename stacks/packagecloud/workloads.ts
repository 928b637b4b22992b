import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { AutoscalingProps } from "../../constructs/gke/autoscaling";
import type { LoadBalancerBackend } from "../../constructs/gke/backend-config";
import { Workload } from "../../constructs/gke/workload";
import type { Environment } from "../../environments/environment";
import { resourcesWithUploads } from "../../environments/scratch-space";
import type { Application } from "./application";
import { APPLICATION_ACCOUNT, type Platform } from "./platform";

export const HTTP_PORT = 80;

/** Answers must not be kept at the edge: a download is a redirect to an address that soon ends. */
const NEVER_CACHE = "Cloudflare-CDN-Cache-Control: no-store";

export interface WorkloadsProps {
  readonly application: Application;
  /** The namespace's name. */
  readonly namespace: string;
  /** Names of the priority classes. */
  readonly priorities: Platform["priorities"];
  /** Name of the Cloud Armor policy; empty for none. */
  readonly securityPolicyName: string;
  /** Resource that must be complete before pods of this version start. */
  readonly migration: ITerraformDependable;
}

/**
 * packagecloud's four deployments. They run one image and differ in the services they start: web, rainbows, resque
 * and toolbox.
 */
export class Workloads extends Construct {
  readonly web: Workload;
  readonly rainbows: Workload;
  readonly resque: Workload;
  readonly toolbox: Workload;

  constructor(
    scope: Construct,
    id: string,
    private readonly environment: Environment,
    private readonly props: WorkloadsProps,
  ) {
    super(scope, id);
    const { application, priorities } = props;
    const { workloads, uploads } = environment;
    const withUploads = resourcesWithUploads(environment);

    this.web = new Workload(this, "web", {
      ...this.common("web"),
      ...application.pod({
        services: ["nginx", "unicorn"],
        processes: { unicorn: workloads.web.unicornProcesses },
        size: workloads.web.resources,
        drainSeconds: workloads.web.timeoutSeconds,
      }),
      autoscaling: this.autoscaling("web"),
      priorityClassName: priorities.serving,
      service: { ports: { http: HTTP_PORT }, loadBalancer: this.backend(workloads.web.timeoutSeconds) },
    });

    // nginx and unicorn too: the Ingress sends all of /api/* here, and unicorn answers what is no upload.
    this.rainbows = new Workload(this, "rainbows", {
      ...this.common("rainbows"),
      ...application.pod({
        services: ["nginx", "unicorn", "rainbows"],
        processes: {
          unicorn: workloads.rainbows.unicornProcesses,
          rainbows: workloads.rainbows.concurrentUploads,
        },
        size: withUploads.rainbows,
        drainSeconds: uploads.timeoutSeconds,
      }),
      autoscaling: this.autoscaling("rainbows"),
      priorityClassName: priorities.serving,
      service: { ports: { http: HTTP_PORT }, loadBalancer: this.backend(uploads.timeoutSeconds) },
      safeToEvict: false,
    });

    this.resque = new Workload(this, "resque", {
      ...this.common("resque"),
      ...application.pod({
        services: ["resque"],
        processes: { resque: workloads.resque.workers },
        size: withUploads.resque,
        drainSeconds: workloads.resque.gracePeriodSeconds,
      }),
      autoscaling: this.autoscaling("resque"),
      priorityClassName: priorities.indexing,
      safeToEvict: false,
    });

    this.toolbox = new Workload(this, "toolbox", {
      ...this.common("toolbox"),
      ...application.pod({ services: [], size: workloads.toolbox.resources }),
      replicas: 1,
      // One pod that nobody waits for: a budget would only stop nodes from being drained.
      disruptionBudget: false,
    });
  }

  private common(name: "web" | "rainbows" | "resque" | "toolbox") {
    const { application, namespace, migration } = this.props;
    return {
      name: `packagecloud-${name}`,
      namespace,
      serviceAccountName: APPLICATION_ACCOUNT,
      openings: application.openings,
      rollout: { maxSurge: "1" },
      dependsOn: [...application.prerequisites, migration],
    };
  }

  private autoscaling(name: "web" | "rainbows" | "resque"): AutoscalingProps {
    const { minReplicas, maxReplicas, targetCpuPercent } = this.environment.workloads[name].autoscaling;
    return {
      minReplicas,
      maxReplicas,
      metrics: [{ resource: "cpu", averageUtilization: targetCpuPercent, container: "packagecloud" }],
    };
  }

  private backend(timeoutSeconds: number): LoadBalancerBackend {
    const { image, edge } = this.environment;
    return {
      timeoutSec: timeoutSeconds,
      connectionDraining: { drainingTimeoutSec: timeoutSeconds },
      healthCheck: { requestPath: image.healthPath, port: image.httpPort },
      securityPolicyName: this.props.securityPolicyName,
      logging: { enable: edge.logSampleRate > 0, sampleRate: edge.logSampleRate },
      ...(edge.dns.kind === "cloudflare" ? { customResponseHeaders: [NEVER_CACHE] } : {}),
    };
  }
}
