import type { Json } from "@infra-tools/terraform-plan/value";
import * as z from "zod";

/** Types whose objects belong to one instance, in the order in which they are forgotten. */
const OF_AN_INSTANCE = ["google_sql_user", "google_sql_database", "google_sql_database_instance"] as const;

const stackSchema = z.looseObject({
  resource: z.record(z.string(), z.record(z.string(), z.json())),
});

/** Addresses of the database instance, of its replica and of what is in them, in a synthesized stack. */
export function instanceAddresses(stack: Json): readonly string[] {
  const { resource } = stackSchema.parse(stack);
  return OF_AN_INSTANCE.flatMap((type) =>
    Object.keys(resource[type] ?? {})
      .sort()
      .map((name) => `${type}.${name}`),
  );
}
