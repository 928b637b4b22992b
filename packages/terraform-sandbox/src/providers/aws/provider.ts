import type { ProviderDefinition } from "../provider";
import { knownValues } from "./planned";
import { AWS_TYPES } from "./types";

export const AWS: ProviderDefinition = {
  types: AWS_TYPES,
  framework: false,
  notRead: new Set(["acl", "mfa", "token", "website_domain", "website_endpoint", "name_prefix_wo"]),
  readsMap: () => true,
  predictable: knownValues,
};
