import { labelOf } from "../context";
import { show, texts } from "../values/inspect";
import { type Analysed, shared } from "./shared";

/** Subject of a job for a merge request: whoever may open one runs code as the identity. */
const OF_REQUESTS = /:pull_request$|:merge_request/;

/**
 * Identities of another system that may sign in: GitHub's and GitLab's jobs, pods of a cluster.
 * https://docs.github.com/actions/reference/security/oidc
 */
export const federatedSubjectChecks = shared<"trust-widened">(({ change, ...context }) => {
  if (!/_federated_identity_credential$/.test(change.type) || change.after === undefined) return [];
  if (change.action !== "create" && change.action !== "update" && change.action !== "replace") return [];
  const label = labelOf({ change, ...context });
  const both = (name: string) => [texts(change.before, name)[0], texts(change.after, name)[0]] as const;
  const [subjectBefore, subject] = both("subject");
  const [issuerBefore, issuer] = both("issuer");
  const common = { rule: "trust-widened", before: undefined } as const;
  const issues: Analysed<"trust-widened">[] = [];
  if (subject !== undefined && OF_REQUESTS.test(subject) && subject !== subjectBefore) {
    issues.push({
      ...common,
      path: ["subject"],
      statement: `The ${label} lets jobs of merge requests sign in (${show(subject)})`,
      before: subjectBefore,
      after: subject,
      severity: "warning",
    });
  }
  if (issuerBefore !== undefined && issuer !== undefined && issuer !== issuerBefore) {
    issues.push({
      ...common,
      path: ["issuer"],
      statement: `The ${label} accepts tokens of ${show(issuer)} instead of ${show(issuerBefore)}`,
      before: issuerBefore,
      after: issuer,
      severity: "warning",
    });
  }
  return issues;
});
