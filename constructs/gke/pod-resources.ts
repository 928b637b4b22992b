import type {
  DeploymentV1Config,
  DeploymentV1Metadata,
  DeploymentV1SpecTemplate,
} from "@cdktf/provider-kubernetes/lib/deployment-v1";
import { type TerraformMetaArguments, TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { hclAttributes, jsonAttributes, type SchemaShape } from "../shared/schema-attributes";
import { maps } from "./pod-maps.json";

/** Longest waits of Terraform, in Go's notation of durations. */
interface Timeouts {
  readonly create?: string;
  readonly update?: string;
  readonly delete?: string;
}

interface JobSpec {
  readonly backoffLimit: number;
  readonly completions: number;
  readonly parallelism: number;
  readonly activeDeadlineSeconds: number;
  readonly template: DeploymentV1SpecTemplate;
}

/** A `kubernetes_job_v1`, as far as it is used here. */
export interface JobResourceConfig extends TerraformMetaArguments {
  readonly metadata: DeploymentV1Metadata;
  readonly spec: JobSpec;
  readonly waitForCompletion: boolean;
  readonly timeouts: Timeouts;
}

/** A `kubernetes_cron_job_v1`, as far as it is used here. */
export interface CronJobResourceConfig extends TerraformMetaArguments {
  readonly metadata: DeploymentV1Metadata;
  readonly spec: {
    readonly schedule: string;
    readonly timezone: string;
    readonly concurrencyPolicy: "Allow" | "Forbid" | "Replace";
    readonly startingDeadlineSeconds: number;
    readonly successfulJobsHistoryLimit: number;
    readonly failedJobsHistoryLimit: number;
    readonly jobTemplate: { readonly metadata: DeploymentV1Metadata; readonly spec: JobSpec };
  };
}

/** The maps in a pod and in what owns one. */
const POD_SHAPE: SchemaShape = { maps: new Set(maps) };

/**
 * A resource with a pod template in it. The provider's bindings spell out the whole pod once for each of them, 15 of the
 * 31 MB of code that a synthesis would load; the rule behind that code is short. See docs/decisions/0008-pods-by-rule.md.
 */
abstract class PodResource extends TerraformResource {
  private readonly configuration: object;

  constructor(scope: Construct, id: string, type: string, config: TerraformMetaArguments) {
    const { connection, count, dependsOn, forEach, lifecycle, provider, provisioners, ...configuration } =
      config;
    super(scope, id, {
      terraformResourceType: type,
      terraformGeneratorMetadata: { providerName: "kubernetes" },
      connection,
      count,
      dependsOn,
      forEach,
      lifecycle,
      provider,
      provisioners,
    });
    this.configuration = configuration;
  }

  /** A reference to the object's name, for what must come after it. */
  get objectName(): string {
    return this.getStringAttribute("metadata[0].name");
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return jsonAttributes(this.configuration, POD_SHAPE);
  }

  protected override synthesizeHclAttributes(): Record<string, unknown> {
    return hclAttributes(this.configuration, POD_SHAPE);
  }
}

/** A `kubernetes_deployment_v1`. */
export class DeploymentResource extends PodResource {
  constructor(scope: Construct, id: string, config: DeploymentV1Config) {
    super(scope, id, "kubernetes_deployment_v1", config);
  }
}

/** A `kubernetes_job_v1`. */
export class JobResource extends PodResource {
  constructor(scope: Construct, id: string, config: JobResourceConfig) {
    super(scope, id, "kubernetes_job_v1", config);
  }
}

/** A `kubernetes_cron_job_v1`. */
export class CronJobResource extends PodResource {
  constructor(scope: Construct, id: string, config: CronJobResourceConfig) {
    super(scope, id, "kubernetes_cron_job_v1", config);
  }
}
