import { BackendConfig, type BackendConfigProps } from "../../../constructs/gke/backend-config";
import { onlyResource } from "../../support/synth";
import { valueAt } from "../../support/template";
import { BACKEND } from "./samples";
import { refusals, synthParts } from "./support";

const LEAST: BackendConfigProps = { ...BACKEND, name: "web", namespace: "apps" };

function synthBackend(props: Partial<BackendConfigProps> = {}) {
  const stack = synthParts((scope) => new BackendConfig(scope, "backend-config", { ...LEAST, ...props }));
  return valueAt(onlyResource(stack, "kubernetes_manifest"), "manifest");
}

function backendRefusals(props: Partial<BackendConfigProps>) {
  const refused = refusals((scope) => new BackendConfig(scope, "backend-config", { ...LEAST, ...props }));
  return refused.map((line) => line.replace("test/backend-config: ", ""));
}

describe("a BackendConfig", () => {
  it("says everything that would not go away by itself", () => {
    expect(synthBackend()).toEqual({
      apiVersion: "cloud.google.com/v1",
      kind: "BackendConfig",
      metadata: {
        name: "web",
        namespace: "apps",
        labels: { "app.kubernetes.io/managed-by": "terraform", "app.kubernetes.io/name": "web" },
      },
      spec: {
        timeoutSec: 30,
        connectionDraining: { drainingTimeoutSec: 30 },
        healthCheck: {
          type: "HTTP",
          requestPath: "/healthz",
          checkIntervalSec: 15,
          timeoutSec: 5,
          healthyThreshold: 1,
          unhealthyThreshold: 2,
        },
        logging: { enable: true, sampleRate: 1 },
        securityPolicy: { name: "" },
      },
    });
  });

  it("takes policy, headers, logging and the health check from its props", () => {
    const healthCheck = {
      type: "HTTPS",
      requestPath: "/",
      port: 8443,
      checkIntervalSec: 10,
      timeoutSec: 10,
      healthyThreshold: 2,
      unhealthyThreshold: 3,
    } as const;
    const spec = valueAt(
      synthBackend({
        securityPolicyName: "edge",
        customRequestHeaders: ["X-Region: {client_region}"],
        customResponseHeaders: ["Cloudflare-CDN-Cache-Control: no-store"],
        logging: { enable: false, sampleRate: 0 },
        healthCheck,
      }),
      "spec",
    );
    expect(spec).toMatchObject({
      securityPolicy: { name: "edge" },
      customRequestHeaders: { headers: ["X-Region: {client_region}"] },
      customResponseHeaders: { headers: ["Cloudflare-CDN-Cache-Control: no-store"] },
      logging: { enable: false, sampleRate: 0 },
      healthCheck,
    });
  });
});

describe("a BackendConfig's rules", () => {
  const draining = (drainingTimeoutSec: number) => ({ connectionDraining: { drainingTimeoutSec } });

  it("refuse to cut requests that are still within their time", () => {
    expect(backendRefusals({ timeoutSec: 60, ...draining(60) })).toEqual([]);
    expect(backendRefusals({ timeoutSec: 60, ...draining(59) })).toEqual([
      "connectionDraining.drainingTimeoutSec must not be below timeoutSec (60), or 3600 where that is longer, got 59. " +
        "Raise it: a shorter one cuts requests that are still within their time.",
    ]);
  });

  it("accept the longest draining for requests that may take even longer", () => {
    expect(backendRefusals({ timeoutSec: 7200, ...draining(3600) })).toEqual([]);
    expect(backendRefusals({ timeoutSec: 7200, ...draining(3601) })).toEqual([
      "connectionDraining.drainingTimeoutSec must be a whole number from 0 to 3600, got 3601. Choose one in that range.",
    ]);
  });

  it.each([0, 2_147_483_648, 1.5])("refuse a timeout of %d", (timeoutSec) => {
    expect(backendRefusals({ timeoutSec, ...draining(3600) })).toEqual([
      `timeoutSec must be a whole number from 1 to 2147483647, got ${timeoutSec}. Choose one in that range.`,
    ]);
  });

  it("refuse a health check that takes longer than its interval, or asks nowhere", () => {
    expect(
      backendRefusals({ healthCheck: { requestPath: "healthz", checkIntervalSec: 5, timeoutSec: 6 } }),
    ).toEqual([
      'healthCheck.requestPath must start with a slash, got "healthz". Write the path from the root.',
      "healthCheck.timeoutSec must be a whole number from 1 to 5, got 6. Choose one in that range.",
    ]);
  });

  it("refuse thresholds and ports out of range", () => {
    const healthCheck = { requestPath: "/", port: 0, healthyThreshold: 11, unhealthyThreshold: 0 };
    expect(backendRefusals({ healthCheck }).map((line) => line.split(" must")[0])).toEqual([
      "healthCheck.port",
      "healthCheck.healthyThreshold",
      "healthCheck.unhealthyThreshold",
    ]);
  });

  it("refuse headers without a name, and more than sixteen", () => {
    expect(backendRefusals({ customResponseHeaders: ["no-store"] })).toEqual([
      'customResponseHeaders must be written `Name: value`, got "no-store". Put a colon behind the name.',
    ]);
    expect(backendRefusals({ customRequestHeaders: Array(17).fill("A: b") })).toEqual([
      "customRequestHeaders must not be more than 16, got 17. Drop some.",
    ]);
  });

  it("refuse a share above one", () => {
    expect(backendRefusals({ logging: { enable: true, sampleRate: 100 } })).toEqual([
      "logging.sampleRate must be from 0 to 1, got 100. 1 logs every request.",
    ]);
  });
});
