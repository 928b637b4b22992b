import { ComputeSslPolicy } from "@cdktf/provider-google/lib/compute-ssl-policy";
import { Construct } from "constructs";
import { ProblemList, throwProblems } from "../shared/validate";
import { checkComputeName } from "./compute-name";
import type { SslPolicyProps } from "./edge-props";

/**
 * TLS versions and ciphers that a load balancer accepts; a FrontendConfig names the policy.
 *
 * @throws {ConstructError} when RESTRICTED is asked for with an older TLS than 1.2.
 */
export class SslPolicy extends Construct {
  readonly resource: ComputeSslPolicy;

  constructor(scope: Construct, id: string, props: SslPolicyProps) {
    super(scope, id);
    const profile = props.profile ?? "RESTRICTED";
    const minTlsVersion = props.minTlsVersion ?? "TLS_1_2";
    const problems = new ProblemList();
    problems.addAll(checkComputeName(props.name));
    problems.rule(profile !== "RESTRICTED" || minTlsVersion === "TLS_1_2", {
      option: "minTlsVersion",
      value: minTlsVersion,
      rule: "must be TLS_1_2 with profile RESTRICTED",
      fix: "Leave it out, or take profile MODERN",
    });
    throwProblems(this, problems.all);
    this.resource = new ComputeSslPolicy(this, "policy", { name: props.name, profile, minTlsVersion });
  }

  get name(): string {
    return this.resource.name;
  }
}
