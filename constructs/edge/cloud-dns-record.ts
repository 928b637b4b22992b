import { DnsRecordSet } from "@cdktf/provider-google/lib/dns-record-set";
import { Construct } from "constructs";
import { type ConstructProblem, ProblemList, throwProblems } from "../shared/validate";
import type { CloudDnsRecordProps } from "./edge-props";

/**
 * A record in an existing Cloud DNS zone.
 *
 * @throws {ConstructError} with every rule that the props break.
 */
export class CloudDnsRecord extends Construct {
  readonly resource: DnsRecordSet;

  constructor(scope: Construct, id: string, props: CloudDnsRecordProps) {
    super(scope, id);
    throwProblems(this, problems(props));
    this.resource = new DnsRecordSet(this, "record", {
      managedZone: props.managedZone,
      project: props.project,
      name: props.name.endsWith(".") ? props.name : `${props.name}.`,
      type: props.type ?? "A",
      ttl: props.ttlSeconds ?? 300,
      rrdatas: [...props.values],
    });
  }
}

function problems(props: CloudDnsRecordProps): readonly ConstructProblem[] {
  const list = new ProblemList();
  list.rule(/^([A-Za-z0-9_*-]+\.)+[A-Za-z0-9-]+\.?$/.test(props.name), {
    option: "name",
    value: props.name,
    rule: "must be a fully qualified name",
    fix: "Write it like packages.example.com",
  });
  list.rule(props.values.length > 0, {
    option: "values",
    rule: "must not be empty",
    fix: "Give at least one value",
  });
  const ttl = props.ttlSeconds ?? 300;
  list.rule(Number.isInteger(ttl) && ttl >= 0 && ttl <= 86_400, {
    option: "ttlSeconds",
    value: ttl,
    rule: "must be 0 to 86400 whole seconds",
    fix: "Leave it out to get 300",
  });
  return list.all;
}
