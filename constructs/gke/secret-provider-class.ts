import { createHash } from "node:crypto";
import { Manifest } from "@cdktf/provider-kubernetes/lib/manifest";
import { type ITerraformDependable, Token } from "cdktf";
import { Construct } from "constructs";
import { type ConstructProblem, ProblemList, throwProblems } from "../shared/validate";
import { nonEmpty } from "./block";
import { objectLabels } from "./labels";
import { dnsLabelProblems, wholeNumberProblems } from "./rules";

/** One version of a secret in Secret Manager. Plain values: they are hashed into the class' name. */
export interface SecretVersionRef {
  /** Project id or number. */
  readonly project: string;
  readonly secret: string;
  /** A pinned number, never "latest". */
  readonly version: number;
}

/** A SecretProviderClass of GKE's Secret Manager add-on. */
export interface GkeSecretProviderClassProps {
  /** Start of the name; a hash of what it pins follows. */
  readonly name: string;
  readonly namespace: string;
  /** @default {} */
  readonly labels?: Readonly<Record<string, string>>;
  /** File names, and what they hold. */
  readonly files: Readonly<Record<string, SecretVersionRef>>;
  /** Secret versions and grants that must exist before a pod mounts it. @default [] */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/**
 * The class lists its secrets by pinned version, and its name ends in a hash of them: another version is another
 * class, so pods that mount it by name roll, and those still running keep the class they were started with until the
 * apply has replaced them (`create_before_destroy`).
 * See https://cloud.google.com/secret-manager/docs/secret-manager-managed-csi-component
 */
export class GkeSecretProviderClass extends Construct {
  readonly manifest: Manifest;
  /** For the pods' `secretProviderClass` volumes. */
  readonly name: string;

  constructor(scope: Construct, id: string, props: GkeSecretProviderClassProps) {
    super(scope, id);
    throwProblems(this, secretProviderClassProblems(props));
    const entries = secretEntries(props.files);
    this.name = `${props.name}-${createHash("sha256").update(entries).digest("hex").slice(0, 10)}`;
    this.manifest = new Manifest(this, "manifest", {
      manifest: {
        apiVersion: "secrets-store.csi.x-k8s.io/v1",
        kind: "SecretProviderClass",
        metadata: {
          name: this.name,
          namespace: props.namespace,
          labels: objectLabels(props.name, props.labels),
        },
        spec: { provider: "gke", parameters: { secrets: entries } },
      },
      lifecycle: { createBeforeDestroy: true },
      dependsOn: nonEmpty(props.dependsOn),
    });
  }
}

/** The list as the driver wants it: YAML in a string, sorted by file so that the order of the props does not matter. */
function secretEntries(files: GkeSecretProviderClassProps["files"]): string {
  return Object.entries(files)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, { project, secret, version }]) => {
      const resourceName = `projects/${project}/secrets/${secret}/versions/${version}`;
      return `- resourceName: ${JSON.stringify(resourceName)}\n  path: ${JSON.stringify(path)}\n`;
    })
    .join("");
}

function secretProviderClassProblems(props: GkeSecretProviderClassProps): readonly ConstructProblem[] {
  const problems = new ProblemList();
  problems.addAll(dnsLabelProblems("name", props.name, 52));
  problems.rule(Object.keys(props.files).length > 0, {
    option: "files",
    rule: "must not be empty",
    fix: "Name a file and its secret",
  });
  for (const [file, { project, secret, version }] of Object.entries(props.files)) {
    problems.rule(/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(file), {
      option: "files",
      value: file,
      rule: "must have plain file names",
      fix: "Use letters, digits, dots, dashes and underscores",
    });
    for (const [option, value] of Object.entries({ project, secret, version })) {
      problems.rule(!Token.isUnresolved(value), {
        option: `files.${file}.${option}`,
        rule: "must be a plain value: what it refers to cannot be hashed into the name",
        fix: "Write the value, and name the resource in dependsOn",
      });
    }
    problems.rule(Token.isUnresolved(project) || /^([a-z][-a-z0-9]{4,28}[a-z0-9]|\d+)$/.test(project), {
      option: `files.${file}.project`,
      value: project,
      rule: "must be a project id or number",
      fix: "Leave out any prefix",
    });
    problems.rule(Token.isUnresolved(secret) || /^[A-Za-z0-9_-]{1,255}$/.test(secret), {
      option: `files.${file}.secret`,
      value: secret,
      rule: "must be a secret's short name",
      fix: "Leave out any prefix",
    });
    problems.addAll(wholeNumberProblems(`files.${file}.version`, version, 1));
  }
  return problems.all;
}
