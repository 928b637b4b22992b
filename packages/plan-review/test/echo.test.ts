import { compare } from "@infra-tools/terraform-plan/compare/compare";
import { formatPath } from "@infra-tools/terraform-plan/path";
import { UNKNOWN, type Value } from "@infra-tools/terraform-plan/value";
import { withoutEcho } from "../src/echo";

function shown(type: string, before: Value, after: Value) {
  const { deltas, hidden } = withoutEcho({ type }, compare(before, after));
  return { paths: deltas.map(({ path }) => formatPath(path)), repeated: hidden.repeated };
}

const both = (timeout: Value, cluster: Value = timeout) => ({
  manifest: { spec: { timeoutSec: timeout } },
  object: { spec: { timeoutSec: cluster } },
});

test("tells a change of a manifest once, and counts the repetition", () => {
  expect(shown("kubernetes_manifest", both(60), both(30))).toEqual({
    paths: ["manifest.spec.timeoutSec"],
    repeated: 1,
  });
});

test("tells what the cluster has and nobody wrote", () => {
  expect(shown("kubernetes_manifest", both(60, 60), both(60, UNKNOWN))).toEqual({
    paths: ["object.spec.timeoutSec"],
    repeated: 0,
  });
});

test("tells both where the cluster becomes something else than what is written", () => {
  expect(shown("kubernetes_manifest", both(60), both(30, 45))).toEqual({
    paths: ["manifest.spec.timeoutSec", "object.spec.timeoutSec"],
    repeated: 0,
  });
});

test("leaves other types alone", () => {
  expect(shown("example_manifest", both(60), both(30)).paths).toHaveLength(2);
});
