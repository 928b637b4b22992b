import { ComputeGlobalAddress } from "@cdktf/provider-google/lib/compute-global-address";
import { Construct } from "constructs";
import { throwProblems } from "../shared/validate";
import { checkComputeName } from "./compute-name";
import type { GlobalAddressProps } from "./edge-props";

/**
 * A global external address for a load balancer; a plan that destroys it fails, because it cannot be had back.
 *
 * @throws {ConstructError} when the name is not a name of Compute Engine.
 */
export class GlobalAddress extends Construct {
  readonly resource: ComputeGlobalAddress;

  constructor(scope: Construct, id: string, props: GlobalAddressProps) {
    super(scope, id);
    throwProblems(this, checkComputeName(props.name));
    this.resource = new ComputeGlobalAddress(this, "address", {
      name: props.name,
      description: props.description,
      addressType: "EXTERNAL",
      ipVersion: props.ipVersion ?? "IPV4",
      labels: props.labels,
      lifecycle: {
        preventDestroy: props.preventDestroy ?? true,
        // It cannot be changed in place, and an address that somebody else made has another one.
        ignoreChanges: ["description"],
      },
    });
  }

  /** The name, for an Ingress' annotation. */
  get name(): string {
    return this.resource.name;
  }

  /** The address, for DNS. */
  get address(): string {
    return this.resource.address;
  }
}
