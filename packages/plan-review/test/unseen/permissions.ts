import type { Labelled } from "./labelled";
import { AZURE_ROLES } from "./permissions-azure";
import { GOOGLE_BINDINGS } from "./permissions-google";
import { HARMLESS } from "./permissions-harmless";
import { IDENTITY_POLICIES } from "./permissions-identities";
import { KUBERNETES_RULES } from "./permissions-kubernetes";
import { RESOURCE_POLICIES } from "./permissions-resources";

/** Permissions in yet other shapes: what is compared, and not what is named. */
export const PERMISSIONS: readonly Labelled[] = [
  ...IDENTITY_POLICIES,
  ...RESOURCE_POLICIES,
  ...GOOGLE_BINDINGS,
  ...KUBERNETES_RULES,
  ...AZURE_ROLES,
  ...HARMLESS,
];
