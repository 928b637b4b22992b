import { group, oneOf } from "../fields";

/** Jobs of the environment in GitLab CI. ./infra ci generate makes them from here. */
export const pipeline = group("How changes of the default branch reach the environment.", {
  deploy: oneOf(
    {
      description:
        "Start of a deploy: automatic applies a plan that does what was reviewed by itself, manual waits for a person.",
    },
    ["automatic", "manual"],
  ),
  tier: oneOf({ description: "GitLab's deployment tier; DORA metrics count production only." }, [
    "production",
    "staging",
    "testing",
    "development",
    "other",
  ]),
  failOn: oneOf(
    {
      description:
        "Lowest severity of an open finding that fails the review of a merge request; none lets every review pass.",
    },
    ["danger", "warning", "notice", "none"],
  ),
});
