import { DnsRecord } from "@cdktf/provider-cloudflare/lib/dns-record";
import { Construct } from "constructs";
import { ZONE_ID } from "../../vendors/cloudflare";
import { type ConstructProblem, isKnown, ProblemList, throwProblems } from "../shared/validate";
import type { CloudflareDnsRecordProps } from "./dns-record-props";

/** TTL that Cloudflare calls automatic. A proxied record always has it; any other value would be a difference for ever. */
const AUTOMATIC_TTL = 1;

/**
 * One record in a Cloudflare zone, through Cloudflare's proxy unless said otherwise.
 *
 * @throws {ConstructError} with every rule that the props break.
 */
export class CloudflareDnsRecord extends Construct {
  readonly resource: DnsRecord;

  constructor(scope: Construct, id: string, props: CloudflareDnsRecordProps) {
    super(scope, id);
    throwProblems(this, problems(props));
    this.resource = new DnsRecord(this, "record", {
      zoneId: props.zoneId,
      name: props.name,
      type: props.type ?? "A",
      content: props.content,
      proxied: props.proxied ?? true,
      ttl: props.ttlSeconds ?? AUTOMATIC_TTL,
      comment: props.comment,
    });
  }
}

function problems(props: CloudflareDnsRecordProps): readonly ConstructProblem[] {
  const list = new ProblemList();
  if (isKnown(props.zoneId)) {
    list.rule(ZONE_ID.pattern.test(props.zoneId), {
      option: "zoneId",
      value: props.zoneId,
      rule: ZONE_ID.rule,
      fix: "Copy it from the zone's overview",
    });
  }
  list.rule(/^([A-Za-z0-9_*-]+\.)+[A-Za-z0-9-]+$/.test(props.name), {
    option: "name",
    value: props.name,
    rule: "must be a fully qualified name without a final dot",
    fix: "Write it like packages.example.com",
  });
  const { ttlSeconds } = props;
  const proxied = props.proxied ?? true;
  list.rule(!proxied || ttlSeconds === undefined, {
    option: "ttlSeconds",
    value: ttlSeconds,
    rule: "must be left out for a proxied record, whose TTL is automatic",
    fix: "Leave it out, or set proxied to false",
  });
  list.rule(proxied || ttlSeconds === undefined || (ttlSeconds >= 60 && ttlSeconds <= 86_400), {
    option: "ttlSeconds",
    value: ttlSeconds,
    rule: "must be 60 to 86400 seconds",
    fix: "Leave it out to get an automatic one",
  });
  return list.all;
}
