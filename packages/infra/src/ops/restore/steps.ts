import type { RestoreRequest } from "./request";

/** Words of the steps, in their order. */
export const STEPS = [
  "stop-writes",
  "clone",
  "look",
  "commit",
  "forget",
  "ci-identity",
  "deploy",
  "verify",
] as const;

export type StepName = (typeof STEPS)[number];

/** One step of a restore, as a person does it in the real cloud. */
export interface Step {
  readonly name: StepName;
  readonly title: string;
  /** Commands to copy, in their order; running one again does no harm. */
  readonly commands: readonly string[];
  /** Remark for the operator, a sentence or two. */
  readonly note: string;
  /** The sandbox performs it; the others need eyes or a person's login. */
  readonly isSimulated: boolean;
}

/** Addresses of the lost instance, its database and its users, in the stack of the present data. */
export interface RestoreAddresses {
  readonly forget: readonly string[];
}

/** The steps of a restore with their commands. Nothing here asks a cloud. */
export function restoreSteps(
  { environment, pointInTime, source, target, generation, branch, data }: RestoreRequest,
  { forget }: RestoreAddresses,
): readonly Step[] {
  const { google, namespace, secrets, edge, name } = environment;
  const kubectl = `kubectl -n ${namespace.name}`;
  const project = `--project=${google.project}`;
  const stack = `cdktf.out/stacks/${name}`;
  return [
    {
      name: "stop-writes",
      title: "Stop uploads and indexing",
      commands: [
        `${kubectl} delete horizontalpodautoscaler packagecloud-rainbows packagecloud-resque --ignore-not-found`,
        `${kubectl} scale deployment/packagecloud-rainbows deployment/packagecloud-resque --replicas=0`,
      ],
      note: "The deploy makes the autoscalers again, which start the pods.",
      isSimulated: true,
    },
    {
      name: "clone",
      title: `Clone ${source} as it was at ${pointInTime}`,
      commands: [`gcloud sql instances clone ${source} ${target} ${project} --point-in-time=${pointInTime}`],
      note: "It takes about as long as the instance is large. It changes nothing of the instance in use.",
      isSimulated: true,
    },
    {
      name: "look",
      title: "Look at the data before anything uses it",
      commands: [
        `gcloud sql instances describe ${target} ${project} --format='value(state)'`,
        `cloud-sql-proxy --private-ip ${google.project}:${google.region}:${target}`,
        `gcloud secrets versions list ${secrets.databasePassword.id} ${project} --limit=1 --format='value(name)'`,
      ],
      note: `Count what matters. The last command must print ${generation - 1}; otherwise run this command again with --generation and the number after it.`,
      isSimulated: false,
    },
    {
      name: "commit",
      title: "Prepare the change of the data",
      commands: [`git show ${branch}`],
      note: `The branch ${branch} has one commit on the present one: database.instanceName, database.passwordGenerations and adopt of ${name}. The checkout is not touched.`,
      isSimulated: true,
    },
    {
      name: "forget",
      title: "Make the state forget the old instance",
      commands: [
        `terraform -chdir=${stack} init`,
        `terraform -chdir=${stack} state rm ${forget.map((address) => `'${address}'`).join(" ")}`,
      ],
      note: "Nothing is destroyed. Until the deploy, a plan of the present data would create the instance again and be refused by Google, because its name is taken.",
      isSimulated: true,
    },
    {
      name: "ci-identity",
      title: "Let the pipeline change the clone",
      commands: [`git switch ${branch}`, "npx cdktf deploy ci-identity"],
      note: "A person does this: the deploy identity may change the instance of one name only, and no pipeline may change that.",
      isSimulated: true,
    },
    {
      name: "deploy",
      title: "Merge, and let the pipeline deploy what was reviewed",
      commands: [`git push --set-upstream origin ${branch}`],
      note: `The plan imports ${target} and ${data.database.databaseName}, creates the user packagecloud-${generation} with a new version of its secret, and rolls the pods.`,
      isSimulated: true,
    },
    {
      name: "verify",
      title: "Verify, and clean up later",
      commands: [
        `${kubectl} get pods`,
        `curl -fsS -o /dev/null -w '%{http_code}\\n' https://${edge.hostname}${environment.image.healthPath}`,
        `gcloud sql backups create --instance=${target} ${project}`,
      ],
      note: `Push and download one package. Keep ${source} until nobody misses anything; then turn its deletion protection off and delete it. A later change removes adopt.`,
      isSimulated: false,
    },
  ];
}
