import { Construct } from "constructs";
import { CloudflareDnsRecord } from "../../constructs/cloudflare/dns-record";
import { AllowListPolicy } from "../../constructs/edge/allow-list-policy";
import { CloudDnsRecord } from "../../constructs/edge/cloud-dns-record";
import { GlobalAddress } from "../../constructs/edge/global-address";
import { SslPolicy } from "../../constructs/edge/ssl-policy";
import { GceIngress } from "../../constructs/gke/ingress";
import type { Environment } from "../../environments/environment";
import { HTTP_PORT, type Workloads } from "./workloads";

/** Public edge: static IP, DNS record, TLS policy and Cloud Armor allow list. */
export class Edge extends Construct {
  readonly address: GlobalAddress;
  readonly sslPolicy: SslPolicy;
  readonly record?: CloudflareDnsRecord | CloudDnsRecord;
  readonly allowList?: AllowListPolicy;

  constructor(
    scope: Construct,
    id: string,
    private readonly environment: Environment,
  ) {
    super(scope, id);
    const { edge, protection } = environment;
    const { dns } = edge;

    this.address = new GlobalAddress(this, "address", {
      name: edge.addressName,
      preventDestroy: protection.preventDestroy,
    });
    this.sslPolicy = new SslPolicy(this, "ssl-policy", { name: edge.sslPolicyName });

    if (dns.kind === "cloudflare") {
      this.record = new CloudflareDnsRecord(this, "cloudflare-record", {
        zoneId: dns.zoneId,
        name: edge.hostname,
        content: this.address.address,
        proxied: dns.proxied,
        comment: "packagecloud's load balancer; made by Terraform",
      });
      if (dns.proxied) {
        this.allowList = new AllowListPolicy(this, "allow-list", {
          name: dns.securityPolicyName,
          description: "Lets in what comes through Cloudflare",
          allowedRanges: dns.ranges,
          allowedName: "Cloudflare",
          preview: dns.allowListPreview,
        });
      }
    } else if (dns.dnsZone !== null) {
      this.record = new CloudDnsRecord(this, "cloud-dns-record", {
        managedZone: dns.dnsZone.name,
        project: dns.dnsZone.project,
        name: edge.hostname,
        values: [this.address.address],
        ttlSeconds: dns.dnsZone.ttlSeconds,
      });
    }
  }

  /** For the workloads' BackendConfigs; empty where everyone may come in. */
  get securityPolicyName(): string {
    return this.allowList?.name ?? "";
  }

  /** The load balancer: `/api/*` to rainbows, everything else to web. */
  addIngress(workloads: Workloads, namespace: string): GceIngress {
    const { edge } = this.environment;
    const to = (workload: { readonly name: string }) => ({
      serviceName: workload.name,
      servicePort: HTTP_PORT,
    });
    return new GceIngress(this, "ingress", {
      name: "packagecloud",
      namespace,
      paths: { "/*": to(workloads.web), "/api/*": to(workloads.rainbows) },
      staticIpName: this.address.name,
      sslPolicy: this.sslPolicy.name,
      ...(edge.certificate.kind === "managed"
        ? { managedCertificateDomains: [edge.hostname] }
        : { preSharedCertificates: edge.certificate.certificates.map(({ name }) => name) }),
      dependsOn: [workloads.web, workloads.rainbows].flatMap(({ service }) =>
        service === undefined ? [] : [service],
      ),
    });
  }
}
