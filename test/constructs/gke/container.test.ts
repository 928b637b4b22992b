import { Fn } from "cdktf";
import type { ContainerProps } from "../../../constructs/gke/container";
import { onlyResource } from "../../support/synth";
import { valueAt } from "../../support/template";
import { CONTAINER, IMAGE, RESOURCES } from "./samples";
import { synthWorkload, workloadRefusals } from "./support";

const SCRATCH = { scratch: { emptyDir: { sizeLimit: "64Mi" } } };

/** The container as it is synthesized. */
function synthContainer(props: Partial<ContainerProps>, volumes = {}) {
  const stack = synthWorkload({ containers: [{ ...CONTAINER, ...props }], volumes });
  return valueAt(onlyResource(stack, "kubernetes_deployment_v1"), "spec.template.spec.container.0");
}

function containerRefusals(props: Partial<ContainerProps>, volumes = {}) {
  return workloadRefusals({ containers: [{ ...CONTAINER, ...props }], volumes });
}

describe("a container", () => {
  it("says nothing beyond image, resources and security by default", () => {
    expect(Object.keys(synthContainer({}) ?? {}).sort()).toEqual([
      "image",
      "image_pull_policy",
      "name",
      "resources",
      "security_context",
      "termination_message_policy",
    ]);
  });

  it("carries command, arguments, environment and ports", () => {
    const container = synthContainer({
      command: ["/run"],
      args: ["a"],
      env: { A: "1" },
      ports: { http: 80 },
    });
    expect(container).toMatchObject({
      command: ["/run"],
      args: ["a"],
      env: [{ name: "A", value: "1" }],
      port: [{ name: "http", container_port: 80, protocol: "TCP" }],
    });
  });

  it("asks for resources in canonical form, disk included", () => {
    const amounts = { cpu: "1000m", memory: "1024Mi", ephemeralStorage: "2048Mi" };
    expect(
      valueAt(synthContainer({ resources: { requests: amounts, limits: amounts } }), "resources.limits"),
    ).toEqual({
      cpu: "1",
      memory: "1Gi",
      "ephemeral-storage": "2Gi",
    });
  });

  it("runs commands after its start and before its stop", () => {
    const container = synthContainer({ postStart: ["warm"], preStop: { command: ["drain"], seconds: 5 } });
    expect(valueAt(container, "lifecycle")).toEqual({
      post_start: [{ exec: { command: ["warm"] } }],
      pre_stop: [{ exec: { command: ["drain"] } }],
    });
  });

  it("mounts an emptyDir for writing, and read-only where it says so", () => {
    const mounts = [
      { volume: "scratch", path: "/tmp" },
      { volume: "scratch", path: "/data", readOnly: true, subPath: "data" },
    ];
    expect(valueAt(synthContainer({ mounts }, SCRATCH), "volume_mount")).toEqual([
      { name: "scratch", mount_path: "/tmp", read_only: false },
      { name: "scratch", mount_path: "/data", read_only: true, sub_path: "data" },
    ]);
  });

  it("mounts a ConfigMap read-only", () => {
    const mounts = [{ volume: "config", path: "/etc/app" }];
    const container = synthContainer({ mounts }, { config: { configMap: { name: "app" } } });
    expect(valueAt(container, "volume_mount.0.read_only")).toBe(true);
  });
});

describe("a container's rules", () => {
  it("accept the least container", () => {
    expect(containerRefusals({})).toEqual([]);
  });

  it.each(["registry.example.com/app:1", "app@sha256:abc", `${IMAGE}:latest`])(
    "refuse the image %s",
    (image) => {
      expect(containerRefusals({ image })).toEqual([
        `test/workload: containers.app.image must carry a digest, got ${JSON.stringify(image)}. ` +
          "Add @sha256:<64 hex digits>; `docker buildx imagetools inspect` shows it.",
      ]);
    },
  );

  it("skip an image that only Terraform knows", () => {
    expect(containerRefusals({ image: Fn.join("@", ["app", "sha256:abc"]) })).toEqual([]);
  });

  it("report every broken one at once, each with its place", () => {
    const refused = containerRefusals(
      {
        env: { "A-B": "1" },
        ports: { HTTP: 80, high: 70_000 },
        resources: {
          requests: { ...RESOURCES.requests, cpu: "1" },
          limits: { ...RESOURCES.limits, memory: "x" },
        },
        preStop: { command: [], seconds: -1 },
        postStart: [],
        mounts: [
          { volume: "absent", path: "/a" },
          { volume: "scratch", path: "relative" },
          { volume: "scratch", path: "/a" },
        ],
      },
      SCRATCH,
    );
    expect(refused.map((line) => line.replace("test/workload: containers.app.", "").split(". ")[0])).toEqual([
      "env.A-B must have the name of an environment variable",
      "ports.HTTP must have a name of at most 15 lower-case letters, digits and dashes",
      "ports.high must be a whole number from 1 to 65535, got 70000",
      'resources.requests.cpu must not exceed limits.cpu (500m), got "1"',
      'resources.limits.memory must be a Kubernetes quantity above zero, got "x"',
      "preStop.command must name a program, got []",
      "postStart must name a program, got []",
      "preStop.seconds must be a whole number of at least 0, got -1",
      'mounts must mount volumes of the pod, got "absent"',
      'mounts must have an absolute path below the root, got "relative"',
      'mounts must not mount two volumes at one path, got "/a"',
    ]);
  });

  it("refuse to write to secrets", () => {
    const mounts = [{ volume: "secrets", path: "/run/secrets", readOnly: false }];
    const volumes = { secrets: { secretProviderClass: { name: "app" } } };
    expect(containerRefusals({ mounts }, volumes)).toEqual([
      'test/workload: containers.app.mounts must not ask to write to a ConfigMap or to secrets, got "secrets". ' +
        "Copy the file into an emptyDir at start.",
    ]);
  });
});
