import type { Rule } from "./rule";
import { actionInvoked } from "./rules/action-invoked";
import { adminGranted } from "./rules/admin-granted";
import { administratorsLockedOut } from "./rules/administrators-locked-out";
import { alertWeakened } from "./rules/alert-weakened";
import { auditReduced } from "./rules/audit-reduced";
import { availabilityReduced } from "./rules/availability-reduced";
import { backupWeakened } from "./rules/backup-weakened";
import { cannotTell } from "./rules/cannot-tell";
import { capacityReduced } from "./rules/capacity-reduced";
import { changeDeferred } from "./rules/change-deferred";
import { checkFailed } from "./rules/check-failed";
import { conditionLoosened } from "./rules/condition-loosened";
import { credentialMismatch } from "./rules/credential-mismatch";
import { credentialReplaced } from "./rules/credential-replaced";
import { dataDestroyed } from "./rules/data-destroyed";
import { dataOrphaned } from "./rules/data-orphaned";
import { denyRemoved } from "./rules/deny-removed";
import { deposedDestroyed } from "./rules/deposed-destroyed";
import { driftOverwritten } from "./rules/drift-overwritten";
import { encryptionWeakened } from "./rules/encryption-weakened";
import { entryDestroyed } from "./rules/entry-destroyed";
import { exposureWidened } from "./rules/exposure-widened";
import { foundationDestroyed } from "./rules/foundation-destroyed";
import { identityChanged } from "./rules/identity-changed";
import { keyChanged } from "./rules/key-changed";
import { lastCopyDestroyed } from "./rules/last-copy-destroyed";
import { lifecycleUnprotected } from "./rules/lifecycle-unprotected";
import { networkOpened } from "./rules/network-opened";
import { openToWorld } from "./rules/open-to-world";
import { permissionsWidened } from "./rules/permissions-widened";
import { planErrored } from "./rules/plan-errored";
import { planIncomplete } from "./rules/plan-incomplete";
import { privilegesRaised } from "./rules/privileges-raised";
import { probeWeakened } from "./rules/probe-weakened";
import { protectionRemoved } from "./rules/protection-removed";
import { providerChanged } from "./rules/provider-changed";
import { provisionerChanged } from "./rules/provisioner-changed";
import { provisionerRuns } from "./rules/provisioner-runs";
import { publicAccess } from "./rules/public-access";
import { renameLikely } from "./rules/rename-likely";
import { replicationWeakened } from "./rules/replication-weakened";
import { retentionReduced } from "./rules/retention-reduced";
import { reviewModified } from "./rules/review-modified";
import { roleGranted } from "./rules/role-granted";
import { routingChanged } from "./rules/routing-changed";
import { rulesWeakened } from "./rules/rules-weakened";
import { secretExposed } from "./rules/secret-exposed";
import { serviceInterrupted } from "./rules/service-interrupted";
import { tlsWeakened } from "./rules/tls-weakened";
import { tokenLost } from "./rules/token-lost";
import { trustWidened } from "./rules/trust-widened";
import { versionChanged } from "./rules/version-changed";

export type { Rule } from "./rule";

/** All rules, in the order of the documentation: most severe first within a group. */
export const RULES = [
  dataDestroyed,
  dataOrphaned,
  lastCopyDestroyed,
  entryDestroyed,
  foundationDestroyed,
  deposedDestroyed,
  renameLikely,
  protectionRemoved,
  lifecycleUnprotected,
  backupWeakened,
  retentionReduced,
  replicationWeakened,
  openToWorld,
  publicAccess,
  exposureWidened,
  networkOpened,
  adminGranted,
  administratorsLockedOut,
  permissionsWidened,
  trustWidened,
  denyRemoved,
  conditionLoosened,
  roleGranted,
  privilegesRaised,
  credentialReplaced,
  credentialMismatch,
  identityChanged,
  secretExposed,
  encryptionWeakened,
  tlsWeakened,
  keyChanged,
  serviceInterrupted,
  availabilityReduced,
  capacityReduced,
  probeWeakened,
  versionChanged,
  alertWeakened,
  auditReduced,
  routingChanged,
  cannotTell,
  rulesWeakened,
  planErrored,
  planIncomplete,
  checkFailed,
  changeDeferred,
  actionInvoked,
  provisionerRuns,
  provisionerChanged,
  providerChanged,
  reviewModified,
  tokenLost,
  driftOverwritten,
] as const;

export type RuleId = (typeof RULES)[number]["id"];

export const RULE_IDS: readonly RuleId[] = RULES.map(({ id }) => id);

/** The rule with this id; undefined for an unknown one. */
export function findRule(id: string): Rule<RuleId> | undefined {
  return RULES.find((rule) => rule.id === id);
}
