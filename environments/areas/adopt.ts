import * as z from "zod";
import { text } from "../fields";

const id = (description: string) =>
  text(
    { description, rule: "must be the id that Terraform's import takes, without spaces" },
    /^\S+$/,
  ).optional();

/**
 * Existing objects that are imported instead of created, each with the id that `terraform import` takes. Never database
 * users, secret versions or workloads: those come up beside the old ones.
 */
export const adopt = z
  .strictObject({
    databaseInstance: id("The Cloud SQL instance: projects/<project>/instances/<name>."),
    database: id("packagecloud's database: projects/<project>/instances/<instance>/databases/<name>."),
    redis: id("The Redis instance: projects/<project>/locations/<region>/instances/<name>."),
    bucket: id("The bucket: its name."),
    replicaBucket: id("The replica: its name."),
    address: id("The global address: projects/<project>/global/addresses/<name>."),
    namespace: id("The namespace: its name."),
    dnsRecord: id(
      "The DNS record: <zone id>/<record id> in Cloudflare, <project>/<zone>/<name>./A in Cloud DNS.",
    ),
    iamUser: id("packagecloud's IAM user: its name."),
    replicationRole: id("The role that S3 replicates with: its name."),
  })
  .optional()
  .meta({
    description:
      "Objects that exist already and are taken over instead of created: part to the id that import takes.",
  });
