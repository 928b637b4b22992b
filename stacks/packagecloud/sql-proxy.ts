import { ProjectIamMember } from "@cdktf/provider-google/lib/project-iam-member";
import { Construct } from "constructs";
import { Workload } from "../../constructs/gke/workload";
import type { Environment } from "../../environments/environment";
import { sqlProxyOpenings } from "./access";
import type { Database } from "./database";
import { MYSQL_PORT, SQL_PROXY_NAME } from "./image";
import type { Platform } from "./platform";
import { amounts } from "./size";

const HEALTH_PORT = 9090;

/** Longest time that open connections get when a proxy stops. */
const DRAIN_SECONDS = 60;

/**
 * Cloud SQL Auth Proxy as a deployment of its own: it logs in to the instance by IAM and encrypts, so that
 * packagecloud only needs to speak MySQL to a Service in its namespace.
 */
export class SqlProxy extends Construct {
  readonly workload: Workload;

  constructor(
    scope: Construct,
    id: string,
    environment: Environment,
    platform: Platform,
    database: Database,
  ) {
    super(scope, id);
    const { google, helpers } = environment;
    const { instanceName } = environment.database;

    const grant = new ProjectIamMember(this, "client", {
      project: google.project,
      role: "roles/cloudsql.client",
      member: platform.principal(SQL_PROXY_NAME),
      condition: {
        title: "packagecloud database only",
        expression: `resource.name == "projects/${google.project}/instances/${instanceName}" && resource.service == "sqladmin.googleapis.com"`,
      },
    });
    this.workload = new Workload(this, "proxy", {
      name: SQL_PROXY_NAME,
      namespace: platform.namespace.name,
      replicas: helpers.sqlProxy.replicas,
      containers: [
        {
          name: "sqlproxy",
          image: helpers.sqlProxy.image,
          args: [
            "--private-ip",
            "--address=0.0.0.0",
            `--port=${MYSQL_PORT}`,
            "--health-check",
            "--http-address=0.0.0.0",
            `--http-port=${HEALTH_PORT}`,
            "--structured-logs",
            `--max-sigterm-delay=${DRAIN_SECONDS}s`,
            database.instance.connectionName,
          ],
          ports: { mysql: MYSQL_PORT, health: HEALTH_PORT },
          resources: amounts(helpers.sqlProxy.resources),
          startupProbe: {
            check: { httpGet: { path: "/startup", port: "health" } },
            periodSeconds: 5,
            failureThreshold: 24,
          },
          readinessProbe: { check: { httpGet: { path: "/readiness", port: "health" } }, timeoutSeconds: 5 },
          livenessProbe: {
            check: { httpGet: { path: "/liveness", port: "health" } },
            timeoutSeconds: 5,
            failureThreshold: 6,
          },
        },
      ],
      service: { ports: { mysql: MYSQL_PORT } },
      openings: sqlProxyOpenings(environment, platform, database),
      rollout: { maxSurge: "1" },
      priorityClassName: platform.priorities.serving,
      drainSeconds: DRAIN_SECONDS,
      dependsOn: [grant],
    });
  }
}
