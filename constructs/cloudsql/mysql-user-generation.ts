import { SqlUser } from "@cdktf/provider-google/lib/sql-user";
import { Construct } from "constructs";
import { EphemeralPassword } from "../secrets/ephemeral-password";
import { WriteOnlySecretVersion } from "../secrets/write-only-version";
import { type ConstructProblem, isKnown, ProblemList, throwProblems } from "../shared/validate";
import type { MySqlUserGenerationProps } from "./database-props";

/** MySQL's limit. */
const MAX_USER_NAME = 32;

/**
 * A MySQL user and its password for one generation of credentials. The password is made while Terraform runs, goes
 * to the secret first and to the user second, and is in neither state nor plan. The order matters: a user whose
 * password reached no secret could never be used.
 *
 * Both are written in the same run or not at all: a later run makes another password. So after an apply that failed
 * between the two, take the next generation.
 *
 * @throws {ConstructError} with every rule that the props break.
 */
export class MySqlUserGeneration extends Construct {
  readonly user: SqlUser;
  readonly version: WriteOnlySecretVersion;
  /** `<prefix>-<generation>`. */
  readonly userName: string;

  constructor(scope: Construct, id: string, props: MySqlUserGenerationProps) {
    super(scope, id);
    this.userName = `${props.userPrefix}-${props.generation}`;
    const passwordLength = props.passwordLength ?? 40;
    throwProblems(this, problems(props, this.userName, passwordLength));

    const password = new EphemeralPassword(this, "password", { length: passwordLength });
    this.version = new WriteOnlySecretVersion(this, "secret", {
      secret: props.secret,
      value: password.result,
      revision: props.generation,
    });
    this.user = new SqlUser(this, "user", {
      instance: props.instance,
      name: this.userName,
      host: props.host ?? "%",
      passwordWo: password.result,
      passwordWoVersion: props.generation,
      // Left out, the provider deletes the user; it knows no word for that.
      deletionPolicy: props.deletionPolicy === "ABANDON" ? "ABANDON" : undefined,
      dependsOn: [this.version.resource],
    });
  }

  /** The secret's version with the password, for a volume: known after the apply. */
  get secretVersionName(): string {
    return this.version.name;
  }
}

function problems(
  props: MySqlUserGenerationProps,
  userName: string,
  passwordLength: number,
): readonly ConstructProblem[] {
  const list = new ProblemList();
  list.rule(Number.isInteger(props.generation) && props.generation >= 1, {
    option: "generation",
    value: props.generation,
    rule: "must be a whole number of at least 1",
    fix: "Count up from 1, and never take a number twice",
  });
  if (isKnown(props.userPrefix)) {
    list.rule(/^[A-Za-z0-9_-]+$/.test(props.userPrefix) && userName.length <= MAX_USER_NAME, {
      option: "userPrefix",
      value: props.userPrefix,
      rule: `must be letters, digits, hyphens and underscores, and with the generation at most ${MAX_USER_NAME} characters`,
      fix: "Take a shorter or plainer prefix",
    });
  }
  list.rule(Number.isInteger(passwordLength) && passwordLength >= 20 && passwordLength <= 128, {
    option: "passwordLength",
    value: passwordLength,
    rule: "must be a whole number from 20 to 128",
    fix: "Leave it out to get 40 characters",
  });
  return list.all;
}
