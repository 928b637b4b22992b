import type { Comparison, KnownDifference } from "./fidelity";

const TITLES: { readonly [name: string]: string } = {
  create: "plan that creates 51 resources of all five providers",
  applied: "state after applying the AWS and Kubernetes half",
  changed: "plan of a change to that state: updates, replacements, deletes",
};

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
    "`UPDATE_DOCS=1 npx jest test/tools/sandbox/fidelity.test.ts`; the test fails when it is out of date, when there",
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
  ].join("\n");
}
