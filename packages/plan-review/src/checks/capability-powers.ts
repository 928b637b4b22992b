import { isObject } from "@infra-tools/terraform-plan/value";
import { labelOf } from "../context";
import { capabilitiesOf, newPowers } from "../lexicon/capabilities";
import { hasSensitive, showAll, texts } from "../values/inspect";
import { shared } from "./shared";

/** Types whose policies are capabilities on paths, and the attributes that hold them. */
const POLICIES = /^(vault_policy|nomad_acl_policy|consul_acl_policy)$/;
const PLACES = ["policy", "rules", "rules_hcl"];

/** Policies of Vault, Nomad and Consul that lead to every other permission; of a new policy, too. */
export const capabilityPowers = shared<"admin-granted">((context) => {
  const { change } = context;
  if (!POLICIES.test(change.type) || !isObject(change.after) || change.action === "no-op") return [];
  return PLACES.flatMap((place) => {
    const [before, after] = [change.before, change.after].map((side) =>
      capabilitiesOf(texts(side, place).join("\n")),
    );
    const powers = after === undefined ? [] : newPowers(before ?? { allowed: [], denied: [] }, after);
    if (powers.length === 0) return [];
    const printed = hasSensitive(change.after) ? "(sensitive)" : showAll(powers);
    return [
      {
        rule: "admin-granted" as const,
        path: [place],
        statement: `The ${labelOf(context)} now allows ${printed}`,
        before: texts(change.before, place),
        after: texts(change.after, place),
      },
    ];
  });
});
