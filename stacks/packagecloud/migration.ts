import { Construct } from "constructs";
import { OneTimeJob } from "../../constructs/gke/job";
import type { Environment } from "../../environments/environment";
import type { Application } from "./application";
import { APPLICATION_ACCOUNT } from "./platform";

/**
 * One job that migrates the database before a rollout. It runs again for each image and each configuration; a new
 * licence or password is neither.
 */
export class Migration extends Construct {
  readonly job: OneTimeJob;

  constructor(
    scope: Construct,
    id: string,
    environment: Environment,
    application: Application,
    namespace: string,
  ) {
    super(scope, id);
    const { image, workloads, secrets } = environment;
    const { containers, ...pod } = application.pod({ services: [], size: workloads.migration.resources });
    this.job = new OneTimeJob(this, "migrate", {
      ...pod,
      containers: containers.map((container) =>
        container.name === "packagecloud"
          ? { ...container, command: image.migrateCommand }
          : { ...container, endsWith: "packagecloud" },
      ),
      name: "packagecloud-migration",
      namespace,
      runFor: { image: image.reference, configuration: String(secrets.configuration.version) },
      serviceAccountName: APPLICATION_ACCOUNT,
      timeoutMinutes: Math.ceil(workloads.migration.timeoutSeconds / 60),
      openings: application.openings,
      dependsOn: application.prerequisites,
    });
  }
}
