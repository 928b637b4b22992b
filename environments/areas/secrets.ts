import { ACCESS_KEY_DAYS } from "../../vendors/aws";
import { SECRET_ID } from "../../vendors/google";
import { date, formatted, group, integer } from "../fields";

const secretId = (description: string) => formatted({ description }, SECRET_ID);

const version = (what: string) =>
  integer(
    {
      description: `Version of the secret that holds ${what}. null means that no value was put in yet: the workloads are withheld until there is one.`,
      rule: "must be a version number from 1, or null while there is no value yet",
    },
    1,
    999_999,
  ).nullable();

/** Secrets whose values a person puts into Secret Manager; only ids and version numbers are here. */
export const secrets = group(
  "Secrets whose values a person puts into Secret Manager. Only ids and version numbers are here, never a value.",
  {
    licence: group("packagecloud:enterprise's licence key.", {
      id: secretId("Id of the secret that holds the licence key."),
      version: version("the licence key"),
      endDate: date({
        description:
          "Last day of the licence in this version, UTC. Alerts fire 60, 30 and 7 days ahead. null only while the version is null.",
      }).nullable(),
    }),
    configuration: group("The template of packagecloud.rb, which an operator writes.", {
      id: secretId("Id of the secret that holds the template of packagecloud.rb."),
      version: version("the template of packagecloud.rb"),
    }),
    awsCredentials: group("The access key of packagecloud's IAM user, made outside Terraform.", {
      id: secretId("Id of the secret that holds the AWS access key."),
      version: version("the AWS access key"),
      createdOn: date({
        description: `Day on which the key in this version was created, UTC. The pipeline's daily checks ask for a new key after ${ACCESS_KEY_DAYS} days. null only while the version is null.`,
      }).nullable(),
    }),
    gpgKey: group("The private key that signs repository metadata.", {
      id: secretId("Id of the secret that holds the GPG private key."),
      version: version("the GPG private key"),
      endDate: date({
        description:
          "Last day of the key in this version, UTC. Alerts fire 60, 30 and 7 days ahead. null for a key that never expires, or while the version is null.",
      }).nullable(),
    }),
    databasePassword: group("The database user's password. Terraform makes it; no person ever sees it.", {
      id: secretId("Id of the secret that holds the database user's password."),
    }),
    redisAuth: group("The AUTH string of Redis. Memorystore makes it.", {
      id: secretId("Id of the secret that holds the AUTH string."),
    }),
  },
);

const previousVersion = (what: string) =>
  integer(
    {
      description: `Version with ${what} that the revision before this one pins; left out where it is the same.`,
      rule: "must be a version number from 1",
    },
    1,
    999_999,
  ).optional();

/** Versions that keep the previous revision able to start pods. */
export const previousVersions = group(
  "Versions that the revision before this one pins, where they are others: its SecretProviderClass is kept, so that pods of it can still be started by a roll-back to its ReplicaSets. Redis' AUTH string is not among them: the old one opens nothing any more.",
  {
    licence: previousVersion("the licence key"),
    configuration: previousVersion("the template of packagecloud.rb"),
    awsCredentials: previousVersion("the AWS access key"),
    gpgKey: previousVersion("the GPG private key"),
    databasePassword: previousVersion("the database user's password"),
  },
).optional();
