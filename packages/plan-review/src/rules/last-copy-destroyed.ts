import { equal } from "@infra-tools/terraform-plan/compare/canonical";
import type { Value } from "@infra-tools/terraform-plan/value";
import { heldData, survives } from "../checks/held-data";
import { destroys } from "../context";
import { destroy } from "../example";
import type { Rule } from "../rule";
import { collect, isUnset, reveal } from "../values/inspect";

export const lastCopyDestroyed: Rule<"last-copy-destroyed"> = {
  id: "last-copy-destroyed",
  title: "Last copy destroyed",
  group: "data",
  severity: "danger",
  explanation:
    "A resource that holds data is destroyed, and its settings leave no copy: no final snapshot, backups deleted with it, a recovery window of 0 days, objects deleted with the bucket.",
  checks: [
    ({ change, metadata }) => {
      if (heldData(change, metadata) === undefined || change.deposed !== undefined) return [];
      if (!destroys(change) || survives(change, metadata)) return [];
      return (metadata?.lastCopy ?? [])
        .map(({ path, none, message }) => ({ path, none, message, before: collect(change.before, path)[0] }))
        .filter(({ before, none }) => leavesNone(before, none))
        .map(({ path, message, before }) => ({
          path: path.split("."),
          message,
          advice:
            "Change the setting in a merge request of its own, and apply it before anything is destroyed.",
          before,
        }));
    },
  ],
  examples: {
    bad: [destroy("aws_db_instance", { skip_final_snapshot: true })],
    fine: [
      destroy("aws_db_instance", {
        skip_final_snapshot: false,
        final_snapshot_identifier: "main-final",
        delete_automated_backups: false,
      }),
    ],
  },
};

/** A value that is not set counts as `false` only. */
function leavesNone(value: Value | undefined, none: Value): boolean {
  const plain = reveal(value);
  if (isUnset(plain)) return none === false;
  return equal(plain, none) || String(plain) === String(none);
}
