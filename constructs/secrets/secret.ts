import { SecretManagerSecret } from "@cdktf/provider-google/lib/secret-manager-secret";
import { SecretManagerSecretIamMember } from "@cdktf/provider-google/lib/secret-manager-secret-iam-member";
import { Construct } from "constructs";
import { SECRET_ID } from "../../vendors/google";
import { type ConstructProblem, isKnown, ProblemList, throwProblems } from "../shared/validate";
import type { SecretProps } from "./secret-props";

const SECONDS_A_DAY = 86_400;

/**
 * A secret of Secret Manager and who may read it. It holds no value: Terraform never sees what operators put in.
 *
 * @throws {ConstructError} with every rule that the props break.
 */
export class Secret extends Construct {
  readonly secret: SecretManagerSecret;
  /** The grants, by the accessors' words. */
  readonly grants: Readonly<Record<string, SecretManagerSecretIamMember>>;

  constructor(scope: Construct, id: string, props: SecretProps) {
    super(scope, id);
    const delayDays = props.versionDestroyDelayDays ?? 7;
    throwProblems(this, problems(props, delayDays));

    this.secret = new SecretManagerSecret(this, "secret", {
      secretId: props.secretId,
      replication: replication(props.replication ?? "auto"),
      labels: props.labels,
      annotations: props.annotations,
      versionDestroyTtl: delayDays === 0 ? undefined : `${delayDays * SECONDS_A_DAY}s`,
      deletionProtection: props.deletionProtection ?? true,
      lifecycle: { preventDestroy: props.preventDestroy ?? true },
    });
    this.grants = Object.fromEntries(
      Object.entries(props.accessors ?? {}).map(([word, member]) => [
        word,
        new SecretManagerSecretIamMember(this, `accessor-${word}`, {
          secretId: this.secret.id,
          role: "roles/secretmanager.secretAccessor",
          member,
        }),
      ]),
    );
  }

  /** `projects/<project>/secrets/<secret>`, for versions. */
  get id(): string {
    return this.secret.id;
  }

  /** `projects/<project number>/secrets/<secret>`. */
  get name(): string {
    return this.secret.name;
  }

  /** Resource name of a version that was put in by hand: `<secret>/versions/<number>`. */
  versionName(version: number): string {
    return `${this.secret.id}/versions/${version}`;
  }
}

function replication(where: NonNullable<SecretProps["replication"]>) {
  if (where === "auto") return { auto: {} };
  return { userManaged: { replicas: where.regions.map((location) => ({ location })) } };
}

function problems(props: SecretProps, delayDays: number): readonly ConstructProblem[] {
  const list = new ProblemList();
  if (isKnown(props.secretId)) {
    list.rule(SECRET_ID.pattern.test(props.secretId), {
      option: "secretId",
      value: props.secretId,
      rule: "must be 1 to 255 letters, digits, hyphens and underscores",
      fix: "Take a name of that form",
    });
  }
  const regions =
    props.replication === undefined || props.replication === "auto" ? ["auto"] : props.replication.regions;
  list.rule(regions.length > 0 && new Set(regions).size === regions.length, {
    option: "replication.regions",
    value: regions,
    rule: "must name at least one region, and none twice",
    fix: 'Name the regions, or say "auto"',
  });
  list.rule(delayDays === 0 || (Number.isInteger(delayDays) && delayDays >= 1 && delayDays <= 1000), {
    option: "versionDestroyDelayDays",
    value: delayDays,
    rule: "must be a whole number of days from 1 to 1000, or 0 for none",
    fix: "Leave it out to get 7 days",
  });
  for (const [word, member] of Object.entries(props.accessors ?? {})) {
    if (!isKnown(member)) continue;
    list.rule(/^(principal|principalSet|serviceAccount|group|user):/.test(member), {
      option: `accessors.${word}`,
      value: member,
      rule: "must be one principal with its kind in front",
      fix: "Write principal://..., serviceAccount:..., group:... or user:...",
    });
  }
  return list.all;
}
