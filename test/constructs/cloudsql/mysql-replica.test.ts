import { MySqlReplica, type MySqlReplicaProps } from "../../../constructs/cloudsql/mysql-replica";
import { onlyResource } from "../../support/synth";
import { schemaProblems } from "../schema-check";
import { refusal, synthWithProviders } from "../synth-with-providers";

const required: MySqlReplicaProps = {
  primary: "orders-1a2b3c4d",
  name: "orders-5e6f7a8b",
  region: "us-central1",
  databaseVersion: "MYSQL_8_0",
  edition: "ENTERPRISE",
  tier: "db-custom-4-15360",
  privateNetwork: "projects/p/global/networks/n",
};

function synth(more: Partial<MySqlReplicaProps> = {}) {
  return synthWithProviders((stack) => {
    new MySqlReplica(stack, "replica", { ...required, ...more });
  });
}

describe("a read replica", () => {
  test("follows its primary, is private, encrypted in transit and protected", () => {
    const stack = synth({ flags: { sql_mode: "STRICT_ALL_TABLES" } });
    expect(schemaProblems(stack)).toEqual([]);
    expect(onlyResource(stack, "google_sql_database_instance")).toMatchObject({
      master_instance_name: "orders-1a2b3c4d",
      region: "us-central1",
      deletion_protection: true,
      lifecycle: { prevent_destroy: true, ignore_changes: ["settings[0].disk_size"] },
      settings: {
        deletion_protection_enabled: true,
        connector_enforcement: "REQUIRED",
        ip_configuration: { ipv4_enabled: false, ssl_mode: "ENCRYPTED_ONLY" },
        database_flags: [
          { name: "local_infile", value: "off" },
          { name: "skip_show_database", value: "on" },
          { name: "sql_mode", value: "STRICT_ALL_TABLES" },
        ],
      },
    });
  });

  test("is open to deletion only when told so", () => {
    expect(
      onlyResource(
        synth({ deletionProtection: false, preventDestroy: false }),
        "google_sql_database_instance",
      ),
    ).toMatchObject({ deletion_protection: false, settings: { deletion_protection_enabled: false } });
  });

  test.each<[Partial<MySqlReplicaProps>, string]>([
    [{ name: "Orders" }, "name"],
    [{ tier: "db-perf-optimized-N-4" }, "tier"],
    [{ tier: "db-custom-3-15360" }, "tier"],
  ])("refuses %p", (more, option) => {
    expect(refusal(() => synth(more))).toContain(option);
  });
});
