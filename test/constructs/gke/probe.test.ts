import type { ContainerProps } from "../../../constructs/gke/container";
import { probeBudgetSeconds } from "../../../constructs/gke/probe";
import { onlyResource } from "../../support/synth";
import { valueAt } from "../../support/template";
import { CONTAINER } from "./samples";
import { synthWorkload, workloadRefusals } from "./support";

const PORTS = { http: 8080 };
const HTTP = { httpGet: { path: "/ready", port: "http" } };

function synthProbes(props: Partial<ContainerProps>) {
  const stack = synthWorkload({ containers: [{ ...CONTAINER, ports: PORTS, ...props }] });
  return valueAt(onlyResource(stack, "kubernetes_deployment_v1"), "spec.template.spec.container.0");
}

function probeRefusals(props: Partial<ContainerProps>) {
  const refused = workloadRefusals({ containers: [{ ...CONTAINER, ports: PORTS, ...props }] });
  return refused.map((line) => line.replace("test/workload: containers.app.", ""));
}

describe("a probe", () => {
  it("says Kubernetes' defaults explicitly", () => {
    expect(valueAt(synthProbes({ readinessProbe: { check: HTTP } }), "readiness_probe")).toEqual({
      http_get: { path: "/ready", port: "http", scheme: "HTTP" },
      initial_delay_seconds: 0,
      period_seconds: 10,
      timeout_seconds: 1,
      failure_threshold: 3,
      success_threshold: 1,
    });
  });

  it("takes each number from its props", () => {
    const numbers = {
      periodSeconds: 7,
      timeoutSeconds: 6,
      failureThreshold: 5,
      successThreshold: 2,
      initialDelaySeconds: 4,
    };
    expect(
      valueAt(synthProbes({ readinessProbe: { check: HTTP, ...numbers } }), "readiness_probe"),
    ).toMatchObject({
      period_seconds: 7,
      timeout_seconds: 6,
      failure_threshold: 5,
      success_threshold: 2,
      initial_delay_seconds: 4,
    });
  });

  it("asks with headers, opens a connection or runs a command", () => {
    const container = synthProbes({
      startupProbe: { check: { httpGet: { path: "/", port: "http", headers: { Host: "example.com" } } } },
      readinessProbe: { check: { tcpSocket: { port: "http" } } },
      livenessProbe: { check: { exec: { command: ["alive", "-q"] } } },
    });
    expect(valueAt(container, "startup_probe.http_get.http_header")).toEqual([
      { name: "Host", value: "example.com" },
    ]);
    expect(valueAt(container, "readiness_probe.tcp_socket")).toEqual([{ port: "http" }]);
    expect(valueAt(container, "liveness_probe.exec")).toEqual({ command: ["alive", "-q"] });
  });
});

describe("probeBudgetSeconds", () => {
  it("is the time a container may fail before something happens", () => {
    expect(probeBudgetSeconds(undefined)).toBe(0);
    expect(probeBudgetSeconds({ check: HTTP })).toBe(30);
    expect(
      probeBudgetSeconds({ check: HTTP, initialDelaySeconds: 5, periodSeconds: 2, failureThreshold: 10 }),
    ).toBe(25);
  });
});

describe("the rules of probes", () => {
  it("refuse a port that the container does not have, naming those it has", () => {
    expect(probeRefusals({ readinessProbe: { check: { tcpSocket: { port: "https" } } } })).toEqual([
      'readinessProbe.check.port must be the name of a port of the same container, got "https". Choose from http.',
    ]);
  });

  it("refuse a path that is not absolute and a command without a program", () => {
    expect(
      probeRefusals({
        startupProbe: { check: { exec: { command: [] } } },
        readinessProbe: { check: { httpGet: { path: "ready", port: "http" } } },
      }),
    ).toEqual([
      "startupProbe.check.exec.command must name a program, got []. Give the command and its arguments.",
      'readinessProbe.check.httpGet.path must start with a slash, got "ready". Write the path from the root.',
    ]);
  });

  it("refuse several successes for anything but readiness", () => {
    expect(probeRefusals({ readinessProbe: { check: HTTP, successThreshold: 2 } })).toEqual([]);
    expect(probeRefusals({ livenessProbe: { check: HTTP, successThreshold: 2 } })).toEqual([
      "livenessProbe.successThreshold must be 1, got 2. Leave it out.",
    ]);
  });

  it.each(["periodSeconds", "timeoutSeconds", "failureThreshold", "successThreshold"] as const)(
    "refuse a %s of zero",
    (option) => {
      expect(probeRefusals({ readinessProbe: { check: HTTP, [option]: 0 } })).toEqual([
        `readinessProbe.${option} must be a whole number of at least 1, got 0. Choose one in that range.`,
      ]);
    },
  );

  it("refuse a restart before the traffic is taken away, for the same check", () => {
    const readinessProbe = { check: HTTP, failureThreshold: 3 };
    expect(probeRefusals({ readinessProbe, livenessProbe: { check: HTTP, failureThreshold: 6 } })).toEqual(
      [],
    );
    expect(probeRefusals({ readinessProbe, livenessProbe: { check: HTTP, failureThreshold: 3 } })).toEqual([
      'livenessProbe must be more patient than a readinessProbe of the same check, got "30 s of failing". ' +
        "Raise its failureThreshold: a pod in trouble should lose its traffic before it is restarted.",
    ]);
    expect(
      probeRefusals({ readinessProbe, livenessProbe: { check: { tcpSocket: { port: "http" } } } }),
    ).toEqual([]);
  });
});
