import type { WorkloadServiceProps } from "../../../constructs/gke/service";
import type { WorkloadProps } from "../../../constructs/gke/workload";
import { onlyResource, resources } from "../../support/synth";
import { expectAbsent, valueAt } from "../../support/template";
import { BACKEND, WEB_CONTAINER } from "./samples";
import { synthWorkload, workloadRefusals } from "./support";

const BALANCED: WorkloadServiceProps = { ports: { http: 80 }, loadBalancer: BACKEND };

function serviceRefusals(service: WorkloadServiceProps, props: Partial<WorkloadProps> = {}) {
  const refused = workloadRefusals({ containers: [WEB_CONTAINER], service, ...props });
  return refused.map((line) => line.replace("test/workload: service.", ""));
}

describe("a Service", () => {
  it("leads to container ports by name, inside the cluster only", () => {
    const containers = [{ ...WEB_CONTAINER, ports: { http: 8080, metrics: 9090 } }];
    const stack = synthWorkload({ containers, service: { ports: { http: 80, metrics: 81 } } });
    const service = onlyResource(stack, "kubernetes_service_v1");
    expect(service["spec"]).toEqual({
      type: "ClusterIP",
      selector: { "app.kubernetes.io/name": "app" },
      port: [
        { name: "http", port: 80, target_port: "http", protocol: "TCP" },
        { name: "metrics", port: 81, target_port: "metrics", protocol: "TCP" },
      ],
    });
    expectAbsent(service, "metadata.annotations");
    expect(resources(stack, "kubernetes_manifest")).toEqual({});
  });

  it("becomes a backend of a load balancer by annotations, after its BackendConfig", () => {
    const stack = synthWorkload({ containers: [WEB_CONTAINER], service: BALANCED });
    const service = onlyResource(stack, "kubernetes_service_v1");
    expect(valueAt(service, "metadata.annotations")).toEqual({
      "cloud.google.com/neg": '{"ingress":true}',
      "cloud.google.com/backend-config": '{"default":"app"}',
    });
    expect(service["depends_on"]).toEqual([
      expect.stringContaining("kubernetes_manifest.workload_service_backend-config"),
    ]);
    expect(valueAt(onlyResource(stack, "kubernetes_manifest"), "manifest.metadata")).toMatchObject({
      name: "app",
      namespace: "apps",
    });
  });

  it("lets the load balancer in, to the port it serves from and the one it checks, and nobody else", () => {
    const stack = synthWorkload({
      containers: [WEB_CONTAINER],
      service: { ...BALANCED, loadBalancer: { ...BACKEND, healthCheck: { requestPath: "/", port: 8081 } } },
    });
    expect(valueAt(onlyResource(stack, "kubernetes_network_policy_v1"), "spec.ingress")).toEqual([
      {
        from: [{ ip_block: { cidr: "130.211.0.0/22" } }, { ip_block: { cidr: "35.191.0.0/16" } }],
        ports: [
          { port: "8080", protocol: "TCP" },
          { port: "8081", protocol: "TCP" },
        ],
      },
    ]);
  });

  it("lets nobody in without a load balancer", () => {
    const stack = synthWorkload({ containers: [WEB_CONTAINER], service: { ports: { http: 80 } } });
    expectAbsent(onlyResource(stack, "kubernetes_network_policy_v1"), "spec.ingress");
  });
});

describe("a Service's rules", () => {
  it("refuse no ports, unknown ones and impossible ones", () => {
    expect(serviceRefusals({ ports: {} })).toEqual([
      "ports must not be empty. Map a container's port name to a port of the Service.",
    ]);
    expect(serviceRefusals({ ports: { https: 443 } })).toEqual([
      'ports must be the name of a container\'s port, got "https". Choose from http.',
    ]);
    expect(serviceRefusals({ ports: { http: 0 } })).toEqual([
      "ports.http must be a whole number from 1 to 65535, got 0. Choose one in that range.",
    ]);
  });

  it("refuse a load balancer that waits longer for open requests than the pods live", () => {
    const loadBalancer = { ...BACKEND, connectionDraining: { drainingTimeoutSec: 60 } };
    expect(serviceRefusals({ ...BALANCED, loadBalancer }, { drainSeconds: 35 })).toEqual([]);
    expect(serviceRefusals({ ...BALANCED, loadBalancer }, { drainSeconds: 34 })).toEqual([
      "loadBalancer.connectionDraining.drainingTimeoutSec must not exceed the 59 s that the pods get to stop, got 60. " +
        "Raise drainSeconds, or lower it.",
    ]);
  });

  it("refuse a load balancer before a container that says neither when it is ready nor waits when it goes", () => {
    const bare = { ...WEB_CONTAINER, readinessProbe: undefined, preStop: undefined };
    const helper = {
      ...WEB_CONTAINER,
      name: "helper",
      ports: {},
      readinessProbe: undefined,
      preStop: undefined,
    };
    expect(serviceRefusals(BALANCED, { containers: [WEB_CONTAINER, helper] })).toEqual([]);
    expect(serviceRefusals(BALANCED, { containers: [bare] })).toEqual([
      'loadBalancer must lead to a container with a readinessProbe, got "web". ' +
        "Add one, or traffic comes before the container can take it.",
      'loadBalancer must lead to a container with a preStop that waits, got "web". ' +
        "Wait some seconds: the load balancer goes on sending requests until it has taken the pod out.",
    ]);
    expect(serviceRefusals({ ports: { http: 80 } }, { containers: [bare] })).toEqual([]);
  });
});
