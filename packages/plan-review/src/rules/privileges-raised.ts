import { attributesOf } from "../attributes/check";
import { namedGrantChecks } from "../checks/grants-by-name";
import { update } from "../example";
import type { Rule } from "../rule";

const TEXTS = {
  consequence: "An attacker who takes it over can do more damage.",
  advice: "Keep it restricted, or say what needs the privilege.",
};

export const privilegesRaised: Rule<"privileges-raised"> = {
  id: "privileges-raised",
  title: "Privileges raised",
  group: "permissions",
  severity: "danger",
  explanation:
    "Privileged containers, root, added capabilities, host namespaces, weaker Pod Security levels, disabled authentication, weaker password rules. Privileged mode and the host process namespace are reported on a new resource too.",
  checks: [...attributesOf("access", TEXTS), namedGrantChecks("privileges-raised", TEXTS)],
  examples: {
    bad: [
      update(
        "kubernetes_pod_v1",
        { spec: [{ container: [{ name: "web", security_context: [{ privileged: false }] }] }] },
        { spec: [{ container: [{ name: "web", security_context: [{ privileged: true }] }] }] },
      ),
    ],
    fine: [
      update(
        "kubernetes_pod_v1",
        { spec: [{ container: [{ name: "web", security_context: [{ privileged: true }] }] }] },
        { spec: [{ container: [{ name: "web", security_context: [{ privileged: false }] }] }] },
      ),
    ],
  },
};
