import {
  ComputeSecurityPolicy,
  type ComputeSecurityPolicyRule,
} from "@cdktf/provider-google/lib/compute-security-policy";
import { Construct } from "constructs";
import { RANGES_PER_ARMOR_RULE } from "../../vendors/google";
import { isIpRange } from "../../vendors/network";
import { type ConstructProblem, isKnown, ProblemList, throwProblems } from "../shared/validate";
import { checkComputeName } from "./compute-name";
import type { AllowListPolicyProps } from "./edge-props";

/** The lowest number is looked at first. */
const CANARY_PRIORITY = 500;
const FIRST_ALLOW_PRIORITY = 1000;
/** The number that Cloud Armor reserves for the default rule. */
const DEFAULT_PRIORITY = 2_147_483_647;

/**
 * A Cloud Armor policy for a backend service: given ranges come in, everyone else gets 403. Health checks of Google's
 * load balancers do not pass it.
 *
 * @throws {ConstructError} with every range that is none.
 */
export class AllowListPolicy extends Construct {
  readonly resource: ComputeSecurityPolicy;

  constructor(scope: Construct, id: string, props: AllowListPolicyProps) {
    super(scope, id);
    throwProblems(this, problems(props));
    this.resource = new ComputeSecurityPolicy(this, "policy", {
      name: props.name,
      description: props.description,
      type: "CLOUD_ARMOR",
      rule: [...canaryRules(props), ...allowRules(props), ...lastRules(props)],
    });
  }

  /** The name, for a BackendConfig. */
  get name(): string {
    return this.resource.name;
  }
}

function allowRules(props: AllowListPolicyProps): readonly ComputeSecurityPolicyRule[] {
  const rules: ComputeSecurityPolicyRule[] = [];
  for (let start = 0; start < props.allowedRanges.length; start += RANGES_PER_ARMOR_RULE) {
    const number = rules.length + 1;
    rules.push({
      action: "allow",
      priority: FIRST_ALLOW_PRIORITY + rules.length,
      description: `Allow ${props.allowedName} (${number})`,
      preview: false,
      match: {
        versionedExpr: "SRC_IPS_V1",
        config: { srcIpRanges: props.allowedRanges.slice(start, start + RANGES_PER_ARMOR_RULE) },
      },
    });
  }
  return rules;
}

function canaryRules(props: AllowListPolicyProps): readonly ComputeSecurityPolicyRule[] {
  if (!(props.cveCanary ?? false)) return [];
  return [
    {
      action: "deny(403)",
      priority: CANARY_PRIORITY,
      description: "Refuse requests that exploit widely known flaws",
      preview: props.preview ?? false,
      match: { expr: { expression: "evaluatePreconfiguredExpr('cve-canary')" } },
    },
  ];
}

/**
 * Cloud Armor knows no preview for the default rule. So while the policy is tried out, the refusal is a previewed rule
 * of its own, which only logs, and the default lets everyone in.
 */
function lastRules(props: AllowListPolicyProps): readonly ComputeSecurityPolicyRule[] {
  const everyone = { versionedExpr: "SRC_IPS_V1", config: { srcIpRanges: ["*"] } };
  if (!(props.preview ?? false)) {
    return [
      {
        action: "deny(403)",
        priority: DEFAULT_PRIORITY,
        description: "Refuse everyone else",
        preview: false,
        match: everyone,
      },
    ];
  }
  return [
    {
      action: "deny(403)",
      priority: DEFAULT_PRIORITY - 1,
      description: "Log whom the policy would refuse",
      preview: true,
      match: everyone,
    },
    {
      action: "allow",
      priority: DEFAULT_PRIORITY,
      description: "Let everyone in while the policy is tried out",
      preview: false,
      match: everyone,
    },
  ];
}

function problems(props: AllowListPolicyProps): readonly ConstructProblem[] {
  const list = new ProblemList();
  list.addAll(checkComputeName(props.name));
  list.rule(props.allowedRanges.length > 0, {
    option: "allowedRanges",
    rule: "must not be empty",
    fix: "Name the ranges; with none the policy would refuse everyone",
  });
  list.rule(new Set(props.allowedRanges).size === props.allowedRanges.length, {
    option: "allowedRanges",
    value: props.allowedRanges.filter((range, index, all) => all.indexOf(range) !== index),
    rule: "must name no range twice",
    fix: "Take the doubles away",
  });
  props.allowedRanges.forEach((range, index) => {
    list.rule(!isKnown(range) || isIpRange(range), {
      option: `allowedRanges[${index}]`,
      value: range,
      rule: "must be an IPv4 or IPv6 range with a prefix length",
      fix: "Write it like 192.0.2.0/24 or 2001:db8::/32",
    });
    list.rule(!/\/0$/.test(range), {
      option: `allowedRanges[${index}]`,
      value: range,
      rule: "must not be everyone",
      fix: "Name narrower ranges, or use no policy at all",
    });
  });
  return list.all;
}
