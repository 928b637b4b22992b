import { type MetadataTable, row } from "./metadata";

/** Snowflake, PostgreSQL and RabbitMQ: what the words of attributes do not say. */
export const DATA_PLATFORMS: MetadataTable = {
  rabbitmq_exchange: { label: "exchange", serves: "the messages that it routes, with its bindings" },
  rabbitmq_binding: { label: "binding", serves: "the messages that it routes" },
  snowflake_grant_privileges_to_account_role: {
    label: "grant of privileges",
    partial: true,
    paths: {
      privileges: row("access", "granted privileges", "fewer"),
      all_privileges: row("access", "all privileges", "false"),
      with_grant_option: row("access", "the right to grant them to others", "false"),
    },
  },
  snowflake_masking_policy: {
    label: "masking policy",
    partial: true,
    removal: { kind: "exposure", consequence: "Values that it hid are shown in clear." },
    paths: { body: row("access", "the masking policy", "program") },
  },
  snowflake_row_access_policy: {
    label: "row access policy",
    partial: true,
    removal: { kind: "exposure", consequence: "Rows that it hid are shown to everyone who reads the table." },
    paths: { body: row("access", "the row access policy", "program") },
  },
  snowflake_share: {
    label: "share",
    partial: true,
    paths: { accounts: row("access", "accounts that read the share", "fewer") },
  },
  snowflake_warehouse: {
    label: "warehouse",
    partial: true,
    paths: {
      warehouse_size: row(
        "capacity",
        "the size",
        [
          "XSMALL",
          "SMALL",
          "MEDIUM",
          "LARGE",
          "XLARGE",
          "XXLARGE",
          "XXXLARGE",
          "X4LARGE",
          "X5LARGE",
          "X6LARGE",
        ],
        { severity: "notice" },
      ),
    },
  },
  rabbitmq_user: {
    label: "user",
    partial: true,
    paths: { tags: row("access", "tags, which are roles", "fewer") },
  },
  postgresql_role: {
    label: "database role",
    partial: true,
    paths: {
      replication: row("access", "the right to copy the whole database", "false"),
      create_role: row("access", "the right to create roles", "false"),
      create_database: row("access", "the right to create databases", "false", { severity: "warning" }),
    },
  },
};
