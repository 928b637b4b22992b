import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { CloudflareProvider } from "@cdktf/provider-cloudflare/lib/provider";
import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { RandomProvider } from "@cdktf/provider-random/lib/provider";
import type { TerraformStack } from "cdktf";
import type { Environment } from "../../environments/environment";

/**
 * On everything that can carry it: what a cost report or a person in a console asks first. No hyphens in the names:
 * cdktf writes a provider's labels with underscores.
 */
export function commonLabels({ name }: Environment): Record<string, string> {
  return { environment: name, managed_by: "terraform", service: "packagecloud" };
}

/**
 * The clouds. Credentials are never here: Google's, AWS' and Cloudflare's come from the process that runs Terraform.
 * The kubernetes provider belongs to the cluster.
 */
export function addProviders(stack: TerraformStack, environment: Environment): void {
  const { google, storage, edge } = environment;
  new GoogleProvider(stack, "google", {
    project: google.project,
    region: google.region,
    defaultLabels: commonLabels(environment),
  });
  new AwsProvider(stack, "aws", {
    region: storage.region,
    defaultTags: [{ tags: commonLabels(environment) }],
  });
  new RandomProvider(stack, "random");
  if (edge.dns.kind === "cloudflare") new CloudflareProvider(stack, "cloudflare", {});
}

/** The VPC network, as the services that take an address in it name it. */
export function networkPath({ google }: Environment): string {
  const { project = google.project, name } = google.network;
  return `projects/${project}/global/networks/${name}`;
}
