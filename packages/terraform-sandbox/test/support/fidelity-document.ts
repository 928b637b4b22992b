import type { Comparison, KnownDifference } from "./fidelity";

const TITLES: { readonly [name: string]: string } = {
  create: "plan that creates 51 resources of all five providers",
  ops: "plan that creates the stack ops",
  applied: "state after applying the AWS and Kubernetes half",
  changed: "plan of a change to that state: updates, replacements, deletes",
};

/** Limits that no recorded answer shows, in words. */
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
  "- GKE writes annotations to Services, Ingresses and workloads; the provider hides keys of kubernetes.io and those in `ignore_annotations`. A cluster on the loopback address, or whose address the provider block does not name, has no such controllers.",
  "- Generated values follow from the names of an object, from how often it was created before, and from the sandbox's seed: an ephemeral password is another at each opening, a new object gets other ids than the one it replaces, and the same commands give the same values. Which of two objects with the same settings gets which value depends on Terraform's order.",
  "- A refresh reads as the SDK does: unset lists and maps come back empty, and attributes show what other resources set on a bucket, a policy or a role. Terraform's first `plan -refresh-only` after an apply lists that, as it does with the real providers ([terraform-provider-aws 28833](https://github.com/hashicorp/terraform-provider-aws/issues/28833)); a plan is empty.",
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
  "- Of what one resource sets on another's object, a bucket's settings, a policy's attachments and a role's policies are shown after a refresh; an Ingress's address and the like are not.",
  "- Google's provider reads unset texts, numbers and booleans of some attributes as zero values; in the sandbox they stay null.",
  "- A manifest's `object` has the fields of the manifest; of a custom resource definition's other fields it knows only those of SecretProviderClass. Its fields are not checked against the cluster's schemas.",
  "- States of older provider versions are read by attribute name; the providers' state upgrades are not imitated.",
  "",
  "Configurations that other people wrote were run too, on 2026-11-29: public examples of which every type has a schema here. 118 of them (76 of Google's documentation samples, 41 of the kubernetes provider's, one of a module for AWS IAM) were applied, planned empty, refreshed, and planned empty again. Refused were six that use arguments newer than google 6.50, one with a policy of 6,844 characters where IAM documents 6,144, and one that reads the address of an Ingress. The others were fragments, or need types that have no schema here: of AWS almost all. What they had and our stacks have not is in `packages/terraform-sandbox/test/engine/examples.test.ts`.",
  "",
  "Where a value is not known, it is empty rather than invented; the files in `packages/terraform-sandbox/src/providers` say which are generated.",
];

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}

/** docs/sandbox-fidelity.md: how far the sandbox agrees with the real providers, and where it does not. */
export function fidelityDocument(
  comparisons: { readonly [name: string]: Comparison },
  known: readonly KnownDifference[],
): string {
  const rows = Object.entries(comparisons)
    .sort(([a], [b]) => Object.keys(TITLES).indexOf(a) - Object.keys(TITLES).indexOf(b))
    .map(([name, { leaves, differences }]) => {
      const same = leaves - differences.length;
      const inherent = differences.filter(({ where }) =>
        known.some((each) => each.inherent === true && each.where.test(where)),
      ).length;
      const cells = [
        TITLES[name] ?? name,
        leaves,
        same,
        percent(same, leaves),
        percent(same, leaves - inherent),
      ];
      return `| ${cells.join(" | ")} |`;
    });
  const all = Object.values(comparisons).flatMap(({ differences }) => differences);
  const reasons = (inherent: boolean): readonly string[] =>
    known
      .filter((each) => (each.inherent === true) === inherent)
      .map(({ reason, where }) => {
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
    "The last column leaves out what the recordings cannot agree in, listed first below.",
    "",
    "| compared | values | the same | agreement | without what cannot agree |",
    "| --- | ---: | ---: | ---: | ---: |",
    ...rows,
    "",
    "## The differences, all of them",
    "",
    "What cannot agree, as two recordings of the real providers would differ in it too, or the recording is not of what is",
    "simulated:",
    "",
    ...reasons(true),
    "",
    "What the sandbox does otherwise:",
    "",
    ...reasons(false),
    "",
    ...BEYOND,
    "",
  ].join("\n");
}
