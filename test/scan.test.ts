import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { DATA, synthEnvironment } from "./support/environments";

const ROOT = join(__dirname, "..");
const CONFIGURATIONS = [".checkov.yaml", ".checkov.manifests.yaml"];
const SCAN = readFileSync(join(ROOT, ".ci", "scan"), "utf8");

describe.each(CONFIGURATIONS)("the exceptions in %s", (name) => {
  const text = readFileSync(join(ROOT, name), "utf8");

  it("have a reason each: a comment above the first check that it is about", () => {
    const lines = text.slice(text.indexOf("skip-check:")).split("\n").slice(1);
    const bare = lines.filter((line, index) => {
      const isFirst = /^ {2}- CKV/.test(line) && !/^ {2}- CKV/.test(lines[index - 1] ?? "");
      return isFirst && !/^ {2}# \S.*\.$/.test(lines[index - 1] ?? "");
    });
    expect(bare).toEqual([]);
  });

  it("name each check once", () => {
    const { "skip-check": skipped }: { readonly "skip-check": readonly string[] } = parse(text);
    expect(skipped.length).toBeGreaterThan(0);
    expect(new Set(skipped).size).toBe(skipped.length);
  });

  it("are those of a run of the pipeline", () => {
    expect(SCAN).toContain(`--config-file ${name} `);
  });
});

it("checkov's version is that of the pipeline's image", () => {
  const [, version] = /checkov==(\S+)/.exec(SCAN) ?? [];
  expect(readFileSync(join(ROOT, ".ci", "Dockerfile"), "utf8")).toContain(`CHECKOV_VERSION=${version}\n`);
});

describe("the manifests that checkov reads", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "manifests-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function manifests(...changes: readonly object[]) {
    const plan = join(folder, "plan.json");
    writeFileSync(plan, JSON.stringify({ resource_changes: changes }));
    const out = join(folder, "out");
    const { status, stderr } = spawnSync("node", [join(ROOT, ".ci", "manifests.js"), plan, out], {
      encoding: "utf8",
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    return readdirSync(out)
      .sort()
      .map((file) => JSON.parse(readFileSync(join(out, file), "utf8")));
  }

  const workload = (type: string, container: object, annotations: object | null = null) => ({
    type,
    name: "it",
    change: {
      after: {
        metadata: [{ name: "it", namespace: "packagecloud", labels: { some_label: "x" }, annotations }],
        spec: [
          { template: [{ metadata: [{ name: null }], spec: [{ container: [container], volume: [] }] }] },
        ],
      },
    },
  });

  it("say what the plan's blocks say, in Kubernetes' words", () => {
    const container = {
      name: "app",
      image: "app@sha256:1",
      command: ["/bin/sh", "-c"],
      env: [{ name: "A", value: "1" }],
      port: [{ container_port: 8080, host_port: null }],
      resources: [{ limits: { "ephemeral-storage": "1Mi" }, requests: null }],
      security_context: [
        { run_as_user: "65532", read_only_root_filesystem: true, capabilities: [{ drop: ["ALL"] }] },
      ],
    };
    expect(manifests(workload("kubernetes_job_v1", container))).toEqual([
      {
        apiVersion: "batch/v1",
        kind: "Job",
        metadata: { name: "it", namespace: "packagecloud", labels: { some_label: "x" }, annotations: {} },
        spec: {
          template: {
            metadata: {},
            spec: {
              containers: [
                {
                  name: "app",
                  image: "app@sha256:1",
                  command: ["/bin/sh", "-c"],
                  env: [{ name: "A", value: "1" }],
                  ports: [{ containerPort: 8080 }],
                  resources: { limits: { "ephemeral-storage": "1Mi" } },
                  securityContext: {
                    runAsUser: 65532,
                    readOnlyRootFilesystem: true,
                    capabilities: { drop: ["ALL"] },
                  },
                },
              ],
            },
          },
        },
      },
    ]);
  });

  it("carry checkov's annotations for what the stack relaxes, each with its reason, and for nothing else", () => {
    const relaxed = { "relaxations.workload/app": "root user, capability CHOWN: Chef needs root" };
    const [plain] = manifests(workload("kubernetes_deployment_v1", { name: "app" }));
    const [manifest] = manifests(workload("kubernetes_deployment_v1", { name: "app" }, relaxed));
    expect(plain.metadata.annotations).toEqual({});
    expect(manifest.metadata.annotations).toEqual({
      ...relaxed,
      "checkov.io/skip1": "CKV_K8S_23=root user, capability CHOWN: Chef needs root",
      "checkov.io/skip2": "CKV_K8S_40=root user, capability CHOWN: Chef needs root",
      "checkov.io/skip3": "CKV_K8S_25=root user, capability CHOWN: Chef needs root",
    });
  });

  it("are made of every kind of workload that the stacks have", () => {
    const types = Object.values(DATA).flatMap((data) =>
      Object.entries(synthEnvironment(data).resource ?? {}).filter(
        ([type, blocks]) => type.startsWith("kubernetes_") && JSON.stringify(blocks).includes('"image":'),
      ),
    );
    const names = [...new Set(types.map(([type]) => type))];
    expect(names.length).toBeGreaterThan(2);
    expect(manifests(...names.map((type) => ({ ...workload(type, {}), name: type })))).toHaveLength(
      names.length,
    );
  });

  it("leave out what is destroyed and what is no workload", () => {
    const destroyed = { type: "kubernetes_job_v1", name: "x", change: { after: null } };
    const other = { type: "kubernetes_secret_v1", name: "y", change: { after: {} } };
    expect(manifests(destroyed, other)).toEqual([]);
  });
});
