import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { environmentFrom } from "../../environments";
import { fieldDoc } from "../../environments/field-doc";
import { networkPath } from "../../stacks/packagecloud/providers";
import { DATA, synthEnvironment } from "../support/environments";
import { all, listAt, valueAt } from "../support/template";
import { type ShellCommand, shellCommands } from "./shell-commands";
import { VENDOR_COMMANDS } from "./vendor-commands";

const DOCS = join(__dirname, "..", "..", "docs");
const PROGRAMS = ["gcloud", "aws", "kubectl"];

/** Pages about the stack `ops`; the others are about the tools. */
const PAGES = readdirSync(DOCS).filter((name) =>
  /^(adoption|alerts|ci-identity|disaster-recovery|first-deployment|image|redis-auth|restore.*|rotate-.*|secrets|toolbox)\.md$/.test(
    name,
  ),
);
const page = (name: string) => readFileSync(join(DOCS, name), "utf8");

const ops = environmentFrom([DATA.ops], "ops");
const stack = synthEnvironment(DATA.ops);

/** Names of things that a page makes or asks for, by their kind; each page says what they are. */
const EXAMPLES = {
  instance: ["packagecloud-1b2c3d4e", "packagecloud-0a1b2c3d"],
  certificate: ["packagecloud-ops-2"],
  region: ["us-central1"],
  job: ["packagecloud-licence-check-by-hand", "drill-by-hand"],
} as const;

const field = (type: string, path: string) => all(stack, type).map((each) => String(valueAt(each, path)));
const certificates = ops.edge.certificate.kind === "pre-shared" ? ops.edge.certificate.certificates : [];
const regions = [ops.google.region, ops.storage.region, ops.storage.replica.region, ...EXAMPLES.region];
const instances = [ops.database.instanceName, ...EXAMPLES.instance];
const workloads = [...all(stack, "kubernetes_deployment_v1"), ...all(stack, "kubernetes_cron_job_v1")];
const cronJobs = field("kubernetes_cron_job_v1", "metadata.name");
const deployments = field("kubernetes_deployment_v1", "metadata.name");

/** Values that an option may have, for options that name something. */
const NAMED: Readonly<Record<string, readonly string[]>> = {
  "--project": [ops.google.project],
  "--region": regions,
  "--source-region": regions,
  "--instance": instances,
  "--backup-instance": [ops.database.instanceName],
  "--restore-instance": EXAMPLES.instance,
  "--network": [networkPath(ops)],
  "--database-version": [ops.database.version],
  "--edition": [ops.database.edition.toLowerCase()],
  "--tier": [ops.database.tier],
  "--bucket": [ops.storage.bucketName, ops.storage.replica.bucketName],
  "--user-name": [ops.storage.iamUserName],
  "-n": [ops.namespace.name],
  "-c": workloads.flatMap(containers).map(({ name }) => String(name)),
  "-l": workloads.map((each) => `app.kubernetes.io/name=${valueAt(each, "metadata.name")}`),
  "--from": cronJobs.map((name) => `cronjob/${name}`),
  "--policy-arn": field("aws_iam_policy", "name").map((name) => `arn:aws:iam::VALUE:policy/${name}`),
};

/** Names that may follow a command. */
const FOLLOWING: Readonly<Record<string, readonly string[]>> = {
  "gcloud compute ssl-certificates": [...certificates.map(({ name }) => name), ...EXAMPLES.certificate],
  "gcloud redis instances": [ops.redis.instanceName],
  "gcloud secrets versions": field("google_secret_manager_secret", "secret_id"),
  "gcloud sql": instances,
  "kubectl create job": EXAMPLES.job,
  kubectl: [
    ...deployments.map((name) => `deployment/${name}`),
    ...deployments.map((name) => `horizontalpodautoscaler/${name}`),
    ...EXAMPLES.job.map((name) => `job/${name}`),
    `namespace/${ops.namespace.name}`,
  ],
};

function containers(workload: Readonly<Record<string, unknown>>) {
  const spec = JSON.stringify(workload["spec"]).includes("job_template") ? "spec.job_template.spec" : "spec";
  return listAt(workload, `${spec}.template.spec.container`);
}

/** A place that the reader fills in. */
const isPlaceholder = (text: string) => /<[a-zA-Z ]+>/.test(text);

/** Reasons for which a command would fail, or would be about nothing that the stack has. */
function mistakes({ words, mention }: ShellCommand): readonly string[] {
  const { name, rest } = parse(words);
  const command = VENDOR_COMMANDS[name];
  if (command === undefined) return [`${words.join(" ")}: no such command`];
  const { options, positionals } = split(rest, command.flags ?? []);
  const said = Object.keys(options);
  const bare = mention && rest.length <= 1;
  return [
    ...said
      .filter((option) => ![...command.options, ...(command.flags ?? [])].includes(option))
      .map((option) => `${name}: no option ${option}`),
    ...(command.required ?? [])
      .filter((option) => !bare && !said.includes(option))
      .map((option) => `${name}: needs ${option}`),
    ...Object.entries(options)
      .filter(([option, value]) => !isPlaceholder(value) && NAMED[option]?.includes(value) === false)
      .map(([option, value]) => `${name}: nothing is named ${value} (${option})`),
    ...positionals
      .filter((each) => !isPlaceholder(each) && following(name)?.includes(each) === false)
      .map((each) => `${name}: nothing is named ${each}`),
  ];
}

function following(name: string): readonly string[] | undefined {
  const [longest] = Object.keys(FOLLOWING)
    .filter((start) => `${name} `.startsWith(`${start} `))
    .sort((a, b) => b.length - a.length);
  return longest === undefined ? undefined : FOLLOWING[longest];
}

/** The command's name, without what kubectl takes before it, and what follows. */
function parse(words: readonly string[]): { readonly name: string; readonly rest: readonly string[] } {
  const before = words[0] === "kubectl" && words[1] === "-n" ? words.slice(1, 3) : [];
  const plain = before.length === 0 ? words : [words[0] ?? "", ...words.slice(3)];
  for (let length = plain.length; length > 1; length--) {
    const name = plain.slice(0, length).join(" ");
    if (name in VENDOR_COMMANDS) return { name, rest: [...before, ...plain.slice(length)] };
  }
  return { name: "", rest: words };
}

function split(words: readonly string[], flags: readonly string[]) {
  const options: Record<string, string> = {};
  const positionals: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? "";
    if (word === "--") break;
    const [option = "", ...value] = word.split("=");
    if (!word.startsWith("-")) positionals.push(word);
    else if (flags.includes(word)) options[word] = "";
    else if (value.length > 0) options[option] = value.join("=");
    else options[word] = words[++index] ?? "";
  }
  return { options, positionals: kinds(positionals) };
}

/** `deployment x` is `deployment/x`; kinds alone, such as `cronjob,job,pod`, name nothing. */
function kinds(positionals: readonly string[]): readonly string[] {
  const [kind = "", name] = positionals;
  if (/^(deployment|horizontalpodautoscaler|job|namespace)$/.test(kind) && name !== undefined)
    return [`${kind}/${name}`, ...positionals.slice(2)];
  return positionals.filter(
    (each) => !/^(cronjobs?|jobs?|pods?|deployments?|events|horizontalpodautoscalers?)(,|$)/.test(each),
  );
}

describe.each(PAGES)("docs/%s", (name) => {
  const text = page(name);
  const commands = shellCommands(text, PROGRAMS).filter(({ words }) => words.length > 1);

  it("has commands that their programs take, about what the stack has", () => {
    expect(commands.flatMap(mistakes)).toEqual([]);
  });

  it("names settings that exist", () => {
    const areas = Object.keys(DATA.ops).join("|");
    const settings = [...text.matchAll(new RegExp(`\`((?:${areas})\\.[A-Za-z.]+)(?:: [^\`]*)?\``, "g"))].map(
      ([, path = ""]) => path,
    );
    const unknown = settings.filter((path) => fieldDoc(path.split(".")) === undefined);
    // Google's permissions begin with a service's name, too.
    expect(unknown.filter((path) => !path.startsWith("redis.instances."))).toEqual([]);
  });
});

it("the pages have commands of each program", () => {
  const words = PAGES.flatMap((name) => shellCommands(page(name), PROGRAMS)).map(
    ({ words: [program] }) => program,
  );
  for (const program of PROGRAMS) expect(words.filter((word) => word === program).length).toBeGreaterThan(10);
});

it("every command of the table is on a page, or it would be checked against nothing", () => {
  const used = new Set(
    PAGES.flatMap((name) => shellCommands(page(name), PROGRAMS)).map(({ words }) => parse(words).name),
  );
  expect(Object.keys(VENDOR_COMMANDS).filter((name) => !used.has(name))).toEqual([]);
});

it("the page of a first deployment enables an API for every kind of object", () => {
  const enabled = shellCommands(page("first-deployment.md"), ["gcloud"])
    .filter(({ words }) => words.join(" ").startsWith("gcloud services enable"))
    .flatMap(({ words }) => words.filter((word) => word.endsWith(".googleapis.com")));
  const types = Object.values(DATA).flatMap((data) => Object.keys(synthEnvironment(data).resource ?? {}));
  const needed = types.flatMap((type) =>
    API_BY_TYPE.filter(([start]) => type.startsWith(start)).map(([, api]) => api),
  );
  expect(
    types.filter(
      (type) => type.startsWith("google_") && !API_BY_TYPE.some(([start]) => type.startsWith(start)),
    ),
  ).toEqual([]);
  expect([...new Set(needed)].filter((api) => !enabled.includes(`${api}.googleapis.com`))).toEqual([]);
});

/** Google's API behind the resource types that begin so. */
const API_BY_TYPE = [
  ["google_compute_", "compute"],
  ["google_dns_", "dns"],
  ["google_logging_", "logging"],
  ["google_monitoring_", "monitoring"],
  ["google_project_iam_custom_role", "iam"],
  ["google_project_iam_member", "cloudresourcemanager"],
  ["google_redis_", "redis"],
  ["google_secret_manager_", "secretmanager"],
  ["google_sql_", "sqladmin"],
] as const;

describe("a command that would fail is noticed:", () => {
  const mistakesIn = (text: string) => shellCommands(`\`\`\`sh\n${text}\n\`\`\``, PROGRAMS).flatMap(mistakes);

  it.each([
    ["gcloud sql instances restart packagecloud-f05c90f5", "no such command"],
    ["gcloud sql backups list --project=gitlab-ops", "needs --instance"],
    ["gcloud sql backups list --instance=packagecloud-00000000", "nothing is named packagecloud-00000000"],
    [
      "gcloud secrets versions add packagecloud-license --data-file=-",
      "nothing is named packagecloud-license",
    ],
    ["gcloud secrets versions list packagecloud-licence --projects gitlab-ops", "no option --projects"],
    ["aws iam list-access-keys --user-name packagecloud", "nothing is named packagecloud"],
    ["aws s3api delete-object --bucket packages-gitlab-com", "needs --key"],
    ["kubectl -n packages get pods", "nothing is named packages"],
    ["kubectl -n packagecloud logs deployment/packagecloud-toolbox -c toolbox", "nothing is named toolbox"],
    [
      "kubectl -n packagecloud scale deployment packagecloud-workers --replicas=0",
      "deployment/packagecloud-workers",
    ],
    ["echo x | kubectl -n packagecloud get pods -l app=web", "nothing is named app=web"],
  ])("%s", (text, reason) => {
    expect(mistakesIn(text).join("\n")).toContain(reason);
  });

  it.each([
    "gcloud sql backups list --instance packagecloud-f05c90f5 --project gitlab-ops # the newest is the first",
    "aws s3api delete-object --bucket <bucket> --key '<key>' \\\n  --version-id <version>",
    "kubectl -n packagecloud exec -it deployment/packagecloud-toolbox -c packagecloud -- ls --all",
  ])("and one that would not is none: %s", (text) => {
    expect(mistakesIn(text)).toEqual([]);
  });
});
