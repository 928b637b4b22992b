import { type MetadataTable, row, type TypeMetadata } from "./metadata";

/** A policy or rule of signing in, which can be switched off. */
function signOn(label: string): TypeMetadata {
  return {
    label,
    partial: true,
    removal: { kind: "exposure", consequence: "It no longer decides who can sign in." },
    paths: { status: row("protection", `the ${label}`, ["INACTIVE", "ACTIVE"]) },
  };
}

/** Vault, Okta, Auth0 and Entra ID: what the words of attributes do not say. */
export const IDENTITY: MetadataTable = {
  vault_auth_backend: {
    label: "authentication method",
    partial: true,
    removal: {
      kind: "availability",
      consequence: "Everyone who signs in with it loses access, and its roles are deleted.",
    },
  },
  azuread_conditional_access_policy: {
    label: "conditional access policy",
    partial: true,
    removal: { kind: "exposure", consequence: "What it asked for at a sign-in is no longer asked for." },
    paths: {
      "grant_controls.operator": row("access", "the operator between the controls", ["OR", "AND"], {
        consequence: "One of the controls is enough.",
      }),
    },
  },
  vault_mount: { label: "secrets engine", holds: "every secret below its path", partial: true },
  vault_transit_secret_backend_key: {
    label: "transit key",
    holds: "all data that is encrypted with it",
    partial: true,
  },
  vault_policy: { label: "policy", partial: true },
  okta_policy_signon: signOn("sign-on policy"),
  okta_policy_rule_signon: signOn("sign-on rule"),
  okta_policy_mfa: signOn("multifactor policy"),
  okta_policy_rule_mfa: signOn("multifactor rule"),
  okta_policy_password: signOn("password policy"),
  okta_policy_rule_password: signOn("password rule"),
  okta_authenticator: signOn("authenticator"),
  okta_network_zone: {
    label: "network zone",
    partial: true,
    removal: { kind: "exposure", consequence: "Rules that name it no longer apply to its addresses." },
    paths: {
      status: row("protection", "the network zone", ["INACTIVE", "ACTIVE"]),
      usage: row("protection", "the use of the zone", ["POLICY", "BLOCKLIST"]),
    },
  },
  okta_factor: {
    label: "factor",
    partial: true,
    paths: { active: row("access", "the factor", "true") },
  },
  auth0_guardian: {
    label: "multifactor authentication",
    partial: true,
    paths: {
      policy: row("access", "the policy of the second factor", [
        "never",
        "confidence-score",
        "all-applications",
      ]),
    },
  },
};
