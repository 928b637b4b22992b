import type { Comparison, KnownDifference } from "./fidelity";

const TITLES: { readonly [name: string]: string } = {
  create: "plan that creates 51 resources of all five providers",
  ops: "plan that creates the stack ops",
  applied: "state after applying the AWS and Kubernetes half",
  changed: "plan of a change to that state: updates, replacements, deletes",
};

/** What no recorded answer shows, in words. */
const BEYOND: readonly string[] = [
  "## Beyond these comparisons",
  "",
  "What the sandbox does as the real providers do:",
  "",
  "- Replacement follows the providers' own tables, with the path that forces it; a value that is not known yet counts as changed.",
  "- Defaults are planned where the provider plans them, and left out where it suppresses them.",
  "- `project`, `region`, labels and tags come from the provider's configuration; each alias has its own.",
  "- Write-only values are null in plan, state and cloud. Of what Terraform keeps, only `auth_string` of Redis and what `random_password` as a resource, access keys and client certificates compute are secrets, as with the real providers.",
  "- A secret's versions are numbered for ever. `deletion_policy = ABANDON` leaves the object in the cloud. A deleted secret takes its versions along.",
  "- `deletion_protection`, and `settings.deletion_protection_enabled` of Cloud SQL, refuse at apply what they protect.",
  "- Creating what exists is refused, except where the real call overwrites. An id that the cloud makes up is another one then.",
  "- GKE writes annotations to Services, Ingresses and workloads; the provider hides keys of kubernetes.io and those in `ignore_annotations`. A cluster on the loopback address has no such controllers.",
  "- Generated values follow from the names of an object, from how often it was created before, and from the sandbox's seed: an ephemeral password is another at each opening, a new object gets other ids than the one it replaces, and the same commands give the same values. Which of two objects with the same settings gets which value depends on Terraform's order.",
  "- Import takes the usual spellings of an id. Drift and deletion behind Terraform's back are read.",
  "- `aws_iam_policy_document` is computed, not generated, and policies are compared by their meaning.",
  "- Values that the providers' own validation refuses are refused with the provider's message: enumerations, patterns, lengths, ranges, formats, conflicts, and rules that the plan checks. The rules were read off the providers' binaries (`packages/terraform-sandbox/validation`) and reproduce 99.9 % of their answers to new values.",
  "- What only the services' APIs refuse is a second layer: an error of the apply, and a warning of the plan, where the real provider is silent. Each rule names its documentation. Kubernetes: Pod Security (baseline, restricted), resource quotas, limit ranges, quantities, names, ports, selectors, immutable fields. S3 bucket names; IAM names, policy sizes and grammar; Secret Manager ids and sizes; Memorystore ids and capacity; Cloud SQL instance, user and database names; Google Cloud labels. Pods that violate Pod Security or a quota are refused with their workload, which a real cluster creates without pods.",
  "",
  "What it does not do:",
  "",
  "- It waits for nothing: a rollout, a job or a database is ready at once. A failure has to be ordered.",
  "- Of the rules that only an API checks it knows those above. It does not know a project's quotas, permissions, references to missing objects, names taken elsewhere, or which machine types and versions a region offers. A plan or an apply that succeeds here can fail there.",
  "- Validation of AWS follows provider 5.100.0, Cloudflare's the values that the documentation of 5.14.0 lists: what 6.25.0 checks otherwise, and what Cloudflare's provider refuses beyond lists, is not known.",
  "- Not validated: `google_storage_bucket`, IPv6 networks where the provider wants IPv4, files and tokens in google's provider block, and combinations of more than one invalid attribute that only the API rejects. A regular expression or time that Go's parsers read a little more leniently is refused.",
  "- Reading a project does not ask for its billing account, so a missing permission or service does not fail there.",
  "- Buckets are always empty, so `force_destroy` makes no difference.",
  "- An object set by one resource does not show in another one's attributes (a bucket's versioning, an Ingress's address).",
  "- A manifest's `object` has the fields of the manifest; of a custom resource definition's other fields it knows only those of SecretProviderClass. Its fields are not checked against the cluster's schemas.",
  "- States of older provider versions are read by attribute name; the providers' state upgrades are not imitated.",
  "",
  "Where a value is not known, it is empty rather than invented; the files in `packages/terraform-sandbox/src/providers` say which are generated.",
];

/** docs/sandbox-fidelity.md: how far the sandbox agrees with the real providers, and where it does not. */
export function fidelityDocument(
  comparisons: { readonly [name: string]: Comparison },
  known: readonly KnownDifference[],
): string {
  const rows = Object.entries(comparisons)
    .sort(([a], [b]) => Object.keys(TITLES).indexOf(a) - Object.keys(TITLES).indexOf(b))
    .map(([name, { leaves, differences }]) => {
      const same = leaves - differences.length;
      return `| ${TITLES[name] ?? name} | ${leaves} | ${same} | ${((100 * same) / leaves).toFixed(1)} % |`;
    });
  const all = Object.values(comparisons).flatMap(({ differences }) => differences);
  const reasons = known.map(({ reason, where }) => {
    const matching = all.filter((difference) => where.test(difference.where));
    const example = matching[0]?.where ?? "";
    return `- ${reason} (${matching.length} values, such as \`${example}\`)`;
  });
  return [
    "# How far the sandbox agrees with the real providers",
    "",
    "The same configurations were given to the real providers (google 6.50.0, kubernetes 2.38.0, cloudflare 5.14.0,",
    "random 3.7.2, aws 5.100.0) and to the sandbox, and the answers are compared value by value: actions, before,",
    "after, what is unknown, what is sensitive, and what forces a replacement. This page is written by",
    "`UPDATE_DOCS=1 npx jest packages/terraform-sandbox/test/fidelity.test.ts`; the test fails when it is out of date, when there",
    "is a difference without a reason, and when a reason has no difference any more.",
    "",
    "| compared | values | the same | agreement |",
    "| --- | ---: | ---: | ---: |",
    ...rows,
    "",
    "## The differences, all of them, and why they are left",
    "",
    ...reasons,
    "",
    ...BEYOND,
    "",
  ].join("\n");
}
