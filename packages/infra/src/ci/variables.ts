import type { ExpectedVariable } from "@infra-tools/gitlab-pipeline/setup/setup";
import type { Environment } from "../../../../environments/environment";
import { variablePrefix } from "./pipeline-file";

const DIGEST = {
  pattern: /@sha256:[0-9a-f]{64}$/,
  rule: "an image by its digest, <name>@sha256:<64 digits>: a tag can be overwritten by any job of the project",
};

/** Variables of the project that the jobs of all environments take. */
const COMMON: readonly ExpectedVariable[] = [
  { name: "INFRA_CI_IMAGE", masked: false, protected: false, form: DIGEST },
  { name: "INFRA_NOTE_TOKEN", masked: true, protected: false },
  { name: "INFRA_ARTIFACT_KEY", masked: true, protected: true },
];

/** Variables of one environment, without its prefix. */
const OWN: readonly ExpectedVariable[] = [
  { name: "GOOGLE_PROVIDER", masked: false, protected: false },
  { name: "GOOGLE_PLAN_ACCOUNT", masked: false, protected: false },
  { name: "GOOGLE_DEPLOY_ACCOUNT", masked: false, protected: true },
  { name: "AWS_PLAN_ROLE", masked: false, protected: false },
  { name: "AWS_DEPLOY_ROLE", masked: false, protected: true },
];

const CLOUDFLARE: readonly ExpectedVariable[] = [
  { name: "CLOUDFLARE_PLAN_TOKEN", masked: true, protected: false },
  { name: "CLOUDFLARE_DEPLOY_TOKEN", masked: true, protected: true },
];

/** Variables that the project must have for the pipelines of these environments. */
export function expectedVariables(
  environments: readonly Pick<Environment, "name" | "edge">[],
): readonly ExpectedVariable[] {
  const isBehindCloudflare = environments.some(({ edge }) => edge.dns.kind === "cloudflare");
  return [
    ...COMMON,
    ...environments.flatMap(({ name }) =>
      OWN.map((each) => ({ ...each, name: `${variablePrefix(name)}_${each.name}` })),
    ),
    ...(isBehindCloudflare ? CLOUDFLARE : []),
  ];
}
