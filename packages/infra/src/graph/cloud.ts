import type { Resource } from "./resource";

/** Cloud of a resource: a cluster of the picture. */
export type Cloud = "cloudflare" | "kubernetes" | "google" | "aws" | "other";

/** In the order in which a request from outside meets them. */
export const CLOUDS: readonly { readonly cloud: Cloud; readonly title: string; readonly types?: RegExp }[] = [
  { cloud: "cloudflare", title: "Cloudflare", types: /^cloudflare_/ },
  { cloud: "kubernetes", title: "Kubernetes", types: /^(kubernetes|helm)_/ },
  { cloud: "google", title: "Google Cloud", types: /^google_/ },
  { cloud: "aws", title: "AWS", types: /^aws_/ },
  { cloud: "other", title: "No cloud" },
];

/** The cloud of a type; `other` for what Terraform makes up by itself, as a random password. */
export function cloudOf({ type }: Pick<Resource, "type">): Cloud {
  return CLOUDS.find(({ types }) => types?.test(type))?.cloud ?? "other";
}
