import { attributesOf } from "../attributes/check";
import { update } from "../example";
import type { Rule } from "../rule";

const TEXTS = {
  consequence: "Connections can be read or altered in transit more easily.",
  advice: "Keep the stronger setting; update the clients that cannot use it.",
};

export const tlsWeakened: Rule<"tls-weakened"> = {
  id: "tls-weakened",
  title: "Encryption in transit weakened",
  group: "encryption",
  severity: "danger",
  explanation:
    "Older TLS versions, weaker ciphers or plain text are accepted, or TLS is no longer required. TLS versions, SSL modes and predefined policies are compared in their order.",
  checks: attributesOf("tls", TEXTS),
  examples: {
    bad: [
      update("google_compute_ssl_policy", { min_tls_version: "TLS_1_2" }, { min_tls_version: "TLS_1_0" }),
    ],
    fine: [
      update("google_compute_ssl_policy", { min_tls_version: "TLS_1_0" }, { min_tls_version: "TLS_1_2" }),
    ],
  },
};
