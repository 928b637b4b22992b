import { fixed } from "../computed-values";
import type { ResourceType } from "../resource-type";
import { global } from "./compute";

export const google_compute_ssl_policy: ResourceType = {
  computed: {
    ...global("sslPolicies"),
    enabled_features: fixed([
      "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
      "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
      "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
      "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
      "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
      "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
    ]),
  },
  defaults: {
    min_tls_version: "TLS_1_0",
    profile: "COMPATIBLE",
  },
  replaceOnChange: ["description", "name", "project"],
};
