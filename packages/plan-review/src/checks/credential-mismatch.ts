import { configurationAddress } from "@infra-tools/terraform-plan/address";
import { equal } from "@infra-tools/terraform-plan/compare/canonical";
import type { Change, Plan } from "@infra-tools/terraform-plan/model";
import { formatPath, type Path, schemaPath } from "@infra-tools/terraform-plan/path";
import type { AddressedIssue, PlanCheck } from "../rule";
import { first, showAll } from "../values/inspect";

/** A resource that is sent an ephemeral value through a write-only argument. */
interface Recipient {
  readonly change: Change;
  readonly path: Path;
}

/**
 * One ephemeral value that this plan writes to some of its recipients only. Terraform opens an ephemeral resource again
 * in each run, so a generated password differs from the one that the other recipients got earlier.
 */
export const credentialMismatchCheck: PlanCheck = ({ plan }) =>
  [...recipientsByValue(plan)].flatMap(([value, recipients]) => mismatchIssues(value, recipients));

function mismatchIssues(value: string, recipients: readonly Recipient[]): readonly AddressedIssue[] {
  const skipped = recipients.filter((recipient) => !isWritten(recipient));
  if (skipped.length === 0) return [];
  const addresses = showAll(skipped.map(({ change }) => change.address));
  return recipients.filter(isWritten).map(({ change, path }) => ({
    address: change.address,
    issue: {
      path,
      message: `${value} is generated again and written here, but not to ${addresses}: they keep the value of an earlier run, and the two no longer match.`,
      advice: `Write all of them in one apply: use the next credential generation, or raise ${formatPath(versionPath(path))} and the write-only version of ${addresses} together.`,
    },
  }));
}

/** Recipients of each ephemeral value. Terraform allows a reference to one in write-only arguments alone. */
function recipientsByValue(plan: Plan): ReadonlyMap<string, readonly Recipient[]> {
  const recipients = new Map<string, Recipient[]>();
  for (const change of plan.changes) {
    if (change.mode !== "managed" || change.deposed !== undefined || !remains(change)) continue;
    for (const { path, to } of plan.references.get(configurationAddress(change.address)) ?? []) {
      if (path[0] === "depends_on" || !isEphemeral(to)) continue;
      const key = change.index === undefined ? to : `${to}[${JSON.stringify(change.index)}]`;
      const same = recipients.get(key);
      if (same === undefined) recipients.set(key, [{ change, path }]);
      else same.push({ change, path });
    }
  }
  return recipients;
}

/** `ephemeral.random_password.x`, also inside a module. */
function isEphemeral(address: string): boolean {
  return /^(?:module\.[^.]+\.)*ephemeral\./.test(address);
}

function remains({ action }: Change): boolean {
  return action !== "delete" && action !== "forget";
}

/** Providers read a write-only argument on create, and on update when its version argument changes. */
function isWritten({ change, path }: Recipient): boolean {
  if (change.action !== "update") {
    return change.action === "create" || change.action === "replace" || change.action === "create-forget";
  }
  const version = schemaPath(versionPath(path));
  return !equal(first(change.before, version), first(change.after, version));
}

/** `password_wo` -> `password_wo_version`, by the providers' convention. */
function versionPath(path: Path): Path {
  return [...path.slice(0, -1), `${String(path.at(-1))}_version`];
}
