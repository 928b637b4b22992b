import { SqlDatabase } from "@cdktf/provider-google/lib/sql-database";
import { Construct } from "constructs";
import { DATABASE_NAME } from "../../vendors/cloud-sql";
import { isKnown, throwProblems } from "../shared/validate";
import type { MySqlDatabaseProps } from "./database-props";

/**
 * A database in a MySQL instance. It stays in place when it leaves Terraform, and a plan that destroys it fails.
 *
 * @throws {ConstructError} when the name is not a MySQL name.
 */
export class MySqlDatabase extends Construct {
  readonly database: SqlDatabase;

  constructor(scope: Construct, id: string, props: MySqlDatabaseProps) {
    super(scope, id);
    throwProblems(
      this,
      isKnown(props.name) && !DATABASE_NAME.pattern.test(props.name)
        ? [
            {
              option: "name",
              value: props.name,
              rule: DATABASE_NAME.rule,
              fix: "Take a name of that form",
            },
          ]
        : [],
    );
    this.database = new SqlDatabase(this, "database", {
      instance: props.instance,
      name: props.name,
      charset: props.charset ?? "utf8mb4",
      collation: props.collation,
      deletionPolicy: props.deletionPolicy ?? "ABANDON",
      lifecycle: { preventDestroy: props.preventDestroy ?? true },
    });
  }

  get name(): string {
    return this.database.name;
  }
}
