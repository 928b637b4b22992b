import { Construct } from "constructs";
import type { SecretFiles } from "../../constructs/gke/secret-provider-class";
import { Secret } from "../../constructs/secrets/secret";
import type { Environment } from "../../environments/environment";
import { currentGeneration } from "./database";
import { SECRET_FILES, type SecretName } from "./image";

/** Content of each secret and who puts it there; an annotation on the secret. */
const CONTENTS: Readonly<Record<SecretName, string>> = {
  licence: "packagecloud licence key, put in by an operator",
  configuration: "template of packagecloud.rb, put in by an operator",
  awsCredentials: "access key of packagecloud IAM user, put in by an operator",
  gpgKey: "private key that signs repository metadata, put in by an operator",
  databasePassword: "password of the database user, one version for each generation, written by Terraform",
  redisAuth: "AUTH string of Redis, written by Terraform",
};

/** The secrets and who may read them. Only packagecloud's own pods may; none of the values is ever here. */
export class Secrets extends Construct {
  readonly byName: Readonly<Record<SecretName, Secret>>;

  constructor(scope: Construct, id: string, environment: Environment, reader: string) {
    super(scope, id);
    const add = (name: SecretName, word: string) =>
      new Secret(this, word, {
        secretId: environment.secrets[name].id,
        annotations: { contents: CONTENTS[name] },
        accessors: { packagecloud: reader },
        deletionProtection: environment.protection.preventDestroy,
        preventDestroy: environment.protection.preventDestroy,
      });
    this.byName = {
      licence: add("licence", "licence"),
      configuration: add("configuration", "configuration"),
      awsCredentials: add("awsCredentials", "aws-credentials"),
      gpgKey: add("gpgKey", "gpg-key"),
      databasePassword: add("databasePassword", "database-password"),
      redisAuth: add("redisAuth", "redis-auth"),
    };
  }
}

/** Settings whose secret has no value yet, so that pods could not start: `secrets.licence.version`. */
export function missingVersions({ secrets }: Environment): readonly string[] {
  return (["licence", "configuration", "awsCredentials", "gpgKey"] as const)
    .filter((name) => secrets[name].version === null)
    .map((name) => `secrets.${name}.version`);
}

/** Files of this revision's pods, and those of the previous revision where it is to be kept. */
export interface PinnedFiles {
  readonly files: SecretFiles;
  readonly previousFiles: SecretFiles | undefined;
}

/** The pinned versions by the file that pods find them in; undefined while a value is missing. */
export function pinnedFiles(environment: Environment): PinnedFiles | undefined {
  const { secrets, previousVersions: previous, redis } = environment;
  const versions: Versions = {
    licence: secrets.licence.version,
    configuration: secrets.configuration.version,
    awsCredentials: secrets.awsCredentials.version,
    gpgKey: secrets.gpgKey.version,
    databasePassword: currentGeneration(environment),
    redisAuth: redis.authGeneration,
  };
  const files = filesOf(environment, versions);
  if (files === undefined) return undefined;
  const previousFiles =
    previous === undefined ? undefined : filesOf(environment, { ...versions, ...previous });
  return { files, previousFiles };
}

type Versions = Readonly<Record<SecretName, number | null>>;

function filesOf({ secrets, google, redis }: Environment, versions: Versions): SecretFiles | undefined {
  const files: Record<string, SecretFiles[string]> = {};
  for (const [name, file] of SECRET_FILES) {
    if (name === "redisAuth" && !redis.auth) continue;
    const version = versions[name];
    if (version === null) return undefined;
    files[file] = { project: google.project, secret: secrets[name].id, version };
  }
  return files;
}
