import fc from "fast-check";
import { AllowListPolicy } from "../../../constructs/edge/allow-list-policy";
import type { AllowListPolicyProps } from "../../../constructs/edge/edge-props";
import { isIpRange } from "../../../vendors/network";
import { onlyResource } from "../../support/synth";
import { schemaProblems } from "../schema-check";
import { addresses, refusal, synthWithProviders } from "../synth-with-providers";

interface Rule {
  readonly action: string;
  readonly priority: number;
  readonly preview: boolean;
  readonly match: {
    readonly config?: { readonly src_ip_ranges: readonly string[] };
    readonly expr?: unknown;
  };
}

const ranges = (count: number) => Array.from({ length: count }, (_, index) => `10.${index}.0.0/16`);

function synth(more: Partial<AllowListPolicyProps> = {}) {
  return synthWithProviders((stack) => {
    new AllowListPolicy(stack, "armor", {
      name: "edge",
      allowedName: "the CDN",
      allowedRanges: ranges(1),
      ...more,
    });
  });
}

const rules = (more: Partial<AllowListPolicyProps> = {}): readonly Rule[] =>
  onlyResource(synth(more), "google_compute_security_policy")["rule"] as readonly Rule[];

describe("an allow list", () => {
  test("lets the ranges in and refuses everyone else", () => {
    expect(rules()).toEqual([
      {
        action: "allow",
        priority: 1000,
        preview: false,
        description: "Allow the CDN (1)",
        match: { versioned_expr: "SRC_IPS_V1", config: { src_ip_ranges: ["10.0.0.0/16"] } },
      },
      {
        action: "deny(403)",
        priority: 2147483647,
        preview: false,
        description: "Refuse everyone else",
        match: { versioned_expr: "SRC_IPS_V1", config: { src_ip_ranges: ["*"] } },
      },
    ]);
    expect(schemaProblems(synth())).toEqual([]);
    expect(addresses(synth())).toEqual(["google_compute_security_policy.armor_policy_F41E9BDD"]);
  });

  test("puts every range into exactly one rule of at most ten", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), (count) => {
        const allowed = rules({ allowedRanges: ranges(count) }).filter(({ action }) => action === "allow");
        expect(allowed.flatMap(({ match }) => match.config?.src_ip_ranges ?? [])).toEqual(ranges(count));
        for (const { match } of allowed) expect(match.config?.src_ip_ranges.length).toBeLessThanOrEqual(10);
        expect(new Set(allowed.map(({ priority }) => priority)).size).toBe(allowed.length);
      }),
      { numRuns: 15 },
    );
  });

  test("refuses known exploits before it lets anyone in, when asked", () => {
    const [canary, allow] = rules({ cveCanary: true });
    expect(canary).toMatchObject({
      action: "deny(403)",
      preview: false,
      match: { expr: { expression: "evaluatePreconfiguredExpr('cve-canary')" } },
    });
    expect(canary?.priority).toBeLessThan(allow?.priority ?? 0);
    expect(schemaProblems(synth({ cveCanary: true }))).toEqual([]);
  });

  test("only logs what it would refuse while it is tried out", () => {
    const all = rules({ preview: true, cveCanary: true });
    expect(all.filter(({ action, preview }) => action === "deny(403)" && !preview)).toEqual([]);
    expect(all.at(-2)).toMatchObject({ action: "deny(403)", preview: true, priority: 2147483646 });
    expect(all.at(-1)).toMatchObject({ action: "allow", priority: 2147483647 });
  });

  test.each<[string, Partial<AllowListPolicyProps>, string]>([
    ["no ranges", { allowedRanges: [] }, "allowedRanges must not be empty"],
    [
      "a range twice",
      { allowedRanges: ["10.0.0.0/8", "10.0.0.0/8"] },
      "allowedRanges must name no range twice",
    ],
    [
      "an address without length",
      { allowedRanges: ["192.0.2.1"] },
      "allowedRanges[0] must be an IPv4 or IPv6 range",
    ],
    ["everyone", { allowedRanges: ["0.0.0.0/0"] }, 'allowedRanges[0] must not be everyone, got "0.0.0.0/0"'],
    ["everyone on IPv6", { allowedRanges: ["::/0"] }, "allowedRanges[0] must not be everyone"],
    ["a bad name", { name: "Edge" }, "name must be lower-case letters, digits and hyphens"],
  ])("refuses %s", (_, props, message) => {
    expect(
      refusal((stack) => {
        new AllowListPolicy(stack, "armor", {
          name: "edge",
          allowedName: "x",
          allowedRanges: ranges(1),
          ...props,
        });
      }),
    ).toContain(message);
  });
});

test.each([
  ["192.0.2.0/24", true],
  ["2001:db8::/32", true],
  ["192.0.2.0/33", false],
  ["2001:db8::/129", false],
  ["192.0.2/24", false],
  ["192.0.2.0", false],
  ["example.com/24", false],
  ["", false],
])("%s is a range: %s", (text, expected) => {
  expect(isIpRange(text)).toBe(expected);
});
