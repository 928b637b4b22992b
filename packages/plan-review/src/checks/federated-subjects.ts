import { labelOf } from "../context";
import { show, texts } from "../values/inspect";
import { type Analysed, shared } from "./shared";

/** Subject of a job for a merge request: anyone who may open one runs code as the identity. */
const OF_REQUESTS = /:pull_request$|:merge_request/;

/** Subject of any project or repository. */
export const OF_ALL = /^(\*|(repo|project_path|organization|repository):\*.*)$/;

/**
 * Identities of another system that may sign in: GitHub's and GitLab's jobs, pods of a cluster.
 * https://docs.github.com/actions/reference/security/oidc
 */
export const federatedSubjectChecks = shared<"trust-widened">((context) => {
  const { change } = context;
  if (!/_federated_identity_credential$/.test(change.type) || change.after === undefined) return [];
  if (change.action !== "create" && change.action !== "update" && change.action !== "replace") return [];
  const widened = (
    name: string,
    isWider: (after: string, before: string | undefined) => boolean,
    print: (after: string, before: string | undefined) => string,
  ): readonly Analysed<"trust-widened">[] => {
    const [before, after] = [texts(change.before, name)[0], texts(change.after, name)[0]];
    if (after === undefined || after === before || !isWider(after, before)) return [];
    const statement = `The ${labelOf(context)} ${print(after, before)}`;
    return [{ rule: "trust-widened", path: [name], statement, before, after, severity: "warning" }];
  };
  return [
    ...widened(
      "subject",
      (after) => OF_REQUESTS.test(after) || OF_ALL.test(after),
      (after) =>
        `lets jobs of ${OF_ALL.test(after) ? "every project" : "merge requests"} sign in (${show(after)})`,
    ),
    ...widened(
      "issuer",
      (_, before) => before !== undefined,
      (after, before) => `accepts tokens of ${show(after)} instead of ${show(before)}`,
    ),
  ];
});
