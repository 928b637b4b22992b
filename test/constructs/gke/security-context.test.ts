import type { Relaxations } from "../../../constructs/gke/security-context";
import { onlyResource } from "../../support/synth";
import { expectAbsent, valueAt } from "../../support/template";
import { CONTAINER } from "./samples";
import { synthWorkload, workloadRefusals } from "./support";

const REASON = "The init system starts as root";
const TEMPLATE = "spec.template.spec";

/** A workload whose main container has these relaxations, beside a helper without any. */
function synthRelaxed(relaxations: Relaxations) {
  const stack = synthWorkload({
    containers: [
      { ...CONTAINER, relaxations },
      { ...CONTAINER, name: "helper" },
    ],
  });
  return onlyResource(stack, "kubernetes_deployment_v1");
}

function relaxationRefusals(relaxations: Relaxations, user?: number) {
  return workloadRefusals({ containers: [{ ...CONTAINER, relaxations, user }] });
}

const HARDENED = {
  allow_privilege_escalation: false,
  privileged: false,
  read_only_root_filesystem: true,
  run_as_non_root: true,
  run_as_user: "65532",
  run_as_group: "65532",
  capabilities: { drop: ["ALL"] },
  seccomp_profile: { type: "RuntimeDefault" },
};

describe("a container's security", () => {
  it("is hardened in every field by default, and so is the pod's", () => {
    const deployment = onlyResource(synthWorkload(), "kubernetes_deployment_v1");
    expect(valueAt(deployment, `${TEMPLATE}.container.0.security_context`)).toEqual(HARDENED);
    expect(valueAt(deployment, `${TEMPLATE}.security_context`)).toEqual({
      run_as_non_root: true,
      seccomp_profile: { type: "RuntimeDefault" },
    });
    expectAbsent(deployment, "metadata.annotations");
  });

  it.each<[string, Partial<Relaxations>, object]>([
    ["root user", { rootUser: true }, { run_as_non_root: false, run_as_user: "0", run_as_group: "0" }],
    ["writable root file system", { writableRootFilesystem: true }, { read_only_root_filesystem: false }],
    ["privilege escalation", { privilegeEscalation: true }, { allow_privilege_escalation: true }],
    [
      "capability CHOWN, capability SETUID",
      { capabilities: ["SETUID", "CHOWN"] },
      { capabilities: { drop: ["ALL"], add: ["CHOWN", "SETUID"] } },
    ],
  ])("relaxes %s alone, on that container alone, and says why", (name, relaxation, changed) => {
    const deployment = synthRelaxed({ reason: REASON, ...relaxation });
    expect(valueAt(deployment, `${TEMPLATE}.container.0.security_context`)).toEqual({
      ...HARDENED,
      ...changed,
    });
    expect(valueAt(deployment, `${TEMPLATE}.container.1.security_context`)).toEqual(HARDENED);
    expect(valueAt(deployment, "metadata.annotations")).toEqual({
      "relaxations.workload/app": `${name}: ${REASON}`,
    });
    expect(valueAt(deployment, "spec.template.metadata.annotations")).not.toHaveProperty([
      "relaxations.workload/app",
    ]);
  });

  it("runs as another user and group where asked to", () => {
    const stack = synthWorkload({ containers: [{ ...CONTAINER, user: 20_000, group: 30_000 }] });
    const context = valueAt(
      onlyResource(stack, "kubernetes_deployment_v1"),
      `${TEMPLATE}.container.0.security_context`,
    );
    expect(context).toEqual({ ...HARDENED, run_as_user: "20000", run_as_group: "30000" });
  });
});

describe("the rules of relaxations", () => {
  it("refuse root without the relaxation", () => {
    expect(workloadRefusals({ containers: [{ ...CONTAINER, user: 0 }] })).toEqual([
      "test/workload: containers.app.user must not be root's, got 0. " +
        "Use another user, or say relaxations.rootUser with the reason.",
    ]);
  });

  it("refuse the relaxation for another user", () => {
    expect(relaxationRefusals({ reason: REASON, rootUser: true }, 1000)).toEqual([
      "test/workload: containers.app.relaxations.rootUser must not be asked for by a container that runs as user 1000, " +
        "got true. Drop one of the two.",
    ]);
  });

  it("refuse a relaxation without a reason", () => {
    expect(relaxationRefusals({ reason: "  ", rootUser: true })).toEqual([
      'test/workload: containers.app.relaxations.reason must say why the container cannot do without, got "  ". ' +
        "Write one sentence for a reviewer.",
    ]);
  });

  it("refuse a reason without a relaxation", () => {
    expect(relaxationRefusals({ reason: REASON, rootUser: false, capabilities: [] })).toEqual([
      "test/workload: containers.app.relaxations must relax something. Leave it out.",
    ]);
  });

  it("refuse a capability that only a privileged namespace allows", () => {
    const relaxations: Relaxations = JSON.parse(
      JSON.stringify({ reason: REASON, capabilities: ["SYS_ADMIN"] }),
    );
    expect(relaxationRefusals(relaxations)[0]).toContain(
      'containers.app.relaxations.capabilities must be one that the Pod Security Standard "baseline" allows, got "SYS_ADMIN"',
    );
  });
});
