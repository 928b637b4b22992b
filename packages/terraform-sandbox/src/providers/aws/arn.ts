import type { ComputedValue } from "../computed-values";
import { awsAccount, region } from "./account";

/** An ARN in the provider's account and, unless the service is global, the resource's region. */
export function arn(service: string, resource: string, regional = true): ComputedValue {
  return (context) => {
    const filled = resource.replace(/\{([^}]+)\}/g, (_, path: string) => context.text(path));
    return `arn:aws:${service}:${regional ? region(context) : ""}:${awsAccount(context.config)}:${filled}`;
  };
}
