import { attributesOf } from "../attributes/check";
import { versionCheck } from "../checks/version";
import { update } from "../example";
import type { Rule } from "../rule";

const TEXTS = {
  consequence: "Behavior can change, and the upgrade usually cannot be reverted.",
  advice: "Read the release notes, try it in another environment and make a backup first.",
};

export const versionChanged: Rule<"version-changed"> = {
  id: "version-changed",
  title: "Version changed",
  group: "availability",
  severity: "warning",
  explanation:
    "A downgrade is a danger. A new major version is a warning: it usually cannot be reverted. A new minor version is a notice; patches are not reported.",
  checks: [...attributesOf("version", TEXTS), versionCheck(TEXTS)],
  examples: {
    bad: [
      update(
        "google_sql_database_instance",
        { database_version: "MYSQL_8_0" },
        { database_version: "MYSQL_8_4" },
      ),
    ],
    fine: [
      update("aws_elasticache_replication_group", { engine_version: "7.1.2" }, { engine_version: "7.1.4" }),
    ],
  },
};
