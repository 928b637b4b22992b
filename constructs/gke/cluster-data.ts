import { TerraformDataSource, type TerraformMetaArguments } from "cdktf";
import type { Construct } from "constructs";
import { hclAttributes, jsonAttributes } from "../shared/schema-attributes";

export interface ClusterDataConfig extends TerraformMetaArguments {
  readonly project: string;
  /** Region or zone. */
  readonly location: string;
  readonly name: string;
}

const NO_MAPS = { maps: new Set<string>() };

/**
 * The data source `google_container_cluster`, as far as it is used here. The provider's binding has two megabytes of
 * code for a cluster's some hundred settings, of which five are read. See docs/decisions/0008-pods-by-rule.md.
 */
export class ClusterData extends TerraformDataSource {
  private readonly configuration: object;

  constructor(scope: Construct, id: string, { project, location, name, ...meta }: ClusterDataConfig) {
    super(scope, id, {
      terraformResourceType: "google_container_cluster",
      terraformGeneratorMetadata: { providerName: "google" },
      ...meta,
    });
    this.configuration = { project, location, name };
  }

  /** Address of the API server that its access mode makes the usual one; no scheme. */
  get endpoint(): string {
    return this.getStringAttribute("endpoint");
  }

  /** The API server's address in the VPC. */
  get privateEndpoint(): string {
    return this.getStringAttribute("private_cluster_config[0].private_endpoint");
  }

  /** The API server's DNS name, with a certificate that the system trusts. */
  get dnsEndpoint(): string {
    return this.getStringAttribute("control_plane_endpoints_config[0].dns_endpoint_config[0].endpoint");
  }

  /** The cluster's own CA, PEM in base64. */
  get clusterCaCertificate(): string {
    return this.getStringAttribute("master_auth[0].cluster_ca_certificate");
  }

  /** Range of the addresses of its Services. */
  get servicesIpv4Cidr(): string {
    return this.getStringAttribute("services_ipv4_cidr");
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return jsonAttributes(this.configuration, NO_MAPS);
  }

  protected override synthesizeHclAttributes(): Record<string, unknown> {
    return hclAttributes(this.configuration, NO_MAPS);
  }
}
