import { isUnknown, type ValueObject } from "@infra-tools/terraform-plan/value";
import { hasUnknown, isZero } from "../../values";
import { fixed } from "../computed-values";
import type { Refusal, ResourceType } from "../resource-type";
import { global } from "./compute";

/** Custom features and the profile CUSTOM need each other. */
function profileRefusals(config: ValueObject): readonly Refusal[] {
  const features = config["custom_features"];
  const profile = config["profile"] ?? "COMPATIBLE";
  if (hasUnknown(features) || isUnknown(profile)) return [];
  const custom = profile === "CUSTOM";
  const start = `Error in SSL Policy ${String(config["name"])}: the profile is set to ${String(profile)} but`;
  if (custom && isZero(features)) {
    return [{ attribute: "profile", message: `${start} no custom_features are set.` }];
  }
  if (custom || isZero(features)) return [];
  return [
    {
      attribute: "custom_features",
      message: `${start} using custom_features requires the profile to be CUSTOM.`,
    },
  ];
}

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
  validatePlan: profileRefusals,
};
