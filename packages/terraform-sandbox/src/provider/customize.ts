import type { ValueObject } from "@infra-tools/terraform-plan/value";
import type { Schema } from "../schemas/model";
import type { ProviderContext } from "./context";
import { customizeAws } from "./customize-aws";
import { customizeGoogle } from "./customize-google";

export interface Customization {
  readonly type: string;
  readonly schema: Schema;
  readonly config: ValueObject;
  readonly prior: ValueObject | null;
  readonly planned: ValueObject;
}

/** What a provider knows at plan time beyond the schema: values from its own configuration, labels, tags. */
export function customizePlan(context: ProviderContext, customization: Customization): ValueObject {
  switch (context.provider) {
    case "google":
      return customizeGoogle(context, customization);
    case "aws":
      return customizeAws(context, customization);
    default:
      return customization.planned;
  }
}
