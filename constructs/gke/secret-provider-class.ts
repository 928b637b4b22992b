import { createHash } from "node:crypto";
import { Manifest } from "@cdktf/provider-kubernetes/lib/manifest";
import { type ITerraformDependable, Token } from "cdktf";
import { Construct } from "constructs";
import { PROJECT_ID, SECRET_ID } from "../../vendors/google";
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

/** File names, and the version of a secret that each holds. */
export type SecretFiles = Readonly<Record<string, SecretVersionRef>>;

/** A SecretProviderClass of GKE's Secret Manager add-on. */
export interface GkeSecretProviderClassProps {
  /** Start of the name; a hash of what it pins follows. */
  readonly name: string;
  readonly namespace: string;
  /** @default {} */
  readonly labels?: Readonly<Record<string, string>>;
  /** File names, and what they hold. */
  readonly files: SecretFiles;
  /**
   * Files that pods of the revision before this one mount: its class is kept, so that the deployments' old ReplicaSets can still start
   * pods after the apply. @default none is kept
   */
  readonly previousFiles?: SecretFiles | undefined;
  /** Secret versions and grants that must exist before a pod mounts it. @default [] */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/**
 * The class lists its secrets by pinned version, and its name ends in a hash of them: another version is another
 * class, so pods that mount it by name roll, and those still running keep the class they were started with until the
 * apply has replaced them (`create_before_destroy`). Each set of versions has an address of its own, so that a class stays
 * what it is when the next one comes: kept as the previous one, else destroyed.
 * See https://cloud.google.com/secret-manager/docs/secret-manager-managed-csi-component
 */
export class GkeSecretProviderClass extends Construct {
  readonly manifest: Manifest;
  /** For the pods' `secretProviderClass` volumes. */
  readonly name: string;

  constructor(scope: Construct, id: string, props: GkeSecretProviderClassProps) {
    super(scope, id);
    throwProblems(this, secretProviderClassProblems(props));
    this.name = className(props.name, props.files);
    this.manifest = this.addClass(props, props.files);
    if (props.previousFiles !== undefined) this.addClass(props, props.previousFiles);
  }

  private addClass(props: GkeSecretProviderClassProps, files: SecretFiles): Manifest {
    return new Manifest(this, versionsOf(files), {
      manifest: {
        apiVersion: "secrets-store.csi.x-k8s.io/v1",
        kind: "SecretProviderClass",
        metadata: {
          name: className(props.name, files),
          namespace: props.namespace,
          labels: objectLabels(props.name, props.labels),
        },
        spec: { provider: "gke", parameters: { secrets: secretEntries(files) } },
      },
      lifecycle: { createBeforeDestroy: true },
      dependsOn: nonEmpty(props.dependsOn),
    });
  }
}

function className(start: string, files: SecretFiles): string {
  return `${start}-${createHash("sha256").update(secretEntries(files)).digest("hex").slice(0, 10)}`;
}

/** The versions alone, in the order of the files: `versions-1-3-1`. The same in environments whose secrets have other names. */
function versionsOf(files: SecretFiles): string {
  return ["versions", ...sorted(files).map(([, { version }]) => version)].join("-");
}

function sorted(files: SecretFiles): readonly (readonly [string, SecretVersionRef])[] {
  return Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The list as the driver wants it: YAML in a string, sorted by file so that the order of the props does not matter. */
function secretEntries(files: SecretFiles): string {
  return sorted(files)
    .map(([path, { project, secret, version }]) => {
      const resourceName = `projects/${project}/secrets/${secret}/versions/${version}`;
      return `- resourceName: ${JSON.stringify(resourceName)}\n  path: ${JSON.stringify(path)}\n`;
    })
    .join("");
}

function secretProviderClassProblems(props: GkeSecretProviderClassProps): readonly ConstructProblem[] {
  const problems = new ProblemList();
  problems.addAll(dnsLabelProblems("name", props.name, 52));
  problems.addAll(fileProblems("files", props.files));
  if (props.previousFiles === undefined) return problems.all;
  problems.addAll(fileProblems("previousFiles", props.previousFiles));
  problems.rule(versionsOf(props.previousFiles) !== versionsOf(props.files), {
    option: "previousFiles",
    rule: "must hold other versions than files",
    fix: "Leave it out where nothing was before",
  });
  return problems.all;
}

function fileProblems(option: string, files: SecretFiles): readonly ConstructProblem[] {
  const problems = new ProblemList();
  problems.rule(Object.keys(files).length > 0, {
    option,
    rule: "must not be empty",
    fix: "Name a file and its secret",
  });
  for (const [file, { project, secret, version }] of Object.entries(files)) {
    problems.rule(/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(file), {
      option,
      value: file,
      rule: "must have plain file names",
      fix: "Use letters, digits, dots, dashes and underscores",
    });
    for (const [part, value] of Object.entries({ project, secret, version })) {
      problems.rule(!Token.isUnresolved(value), {
        option: `${option}.${file}.${part}`,
        rule: "must be a plain value: what it refers to cannot be hashed into the name",
        fix: "Write the value, and name the resource in dependsOn",
      });
    }
    problems.rule(Token.isUnresolved(project) || PROJECT_ID.pattern.test(project) || /^\d+$/.test(project), {
      option: `${option}.${file}.project`,
      value: project,
      rule: "must be a project id or number",
      fix: "Leave out any prefix",
    });
    problems.rule(Token.isUnresolved(secret) || SECRET_ID.pattern.test(secret), {
      option: `${option}.${file}.secret`,
      value: secret,
      rule: "must be a secret's short name",
      fix: "Leave out any prefix",
    });
    problems.addAll(wholeNumberProblems(`${option}.${file}.version`, version, 1));
  }
  return problems.all;
}
