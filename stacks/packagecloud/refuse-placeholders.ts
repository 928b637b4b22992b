import { TerraformLocal } from "cdktf";
import type { Environment } from "../../environments/environment";
import { placeholders } from "../../environments/placeholders";
import type { Platform } from "./platform";

/**
 * Makes every plan fail while settings hold a placeholder. Synthesis still works, so that a project without its real
 * values can be read and tried in the sandbox, which leaves this out.
 */
export function refusePlaceholders(environment: Environment, platform: Platform): void {
  const settings = placeholders(environment);
  if (settings.length === 0) return;
  // A condition has to refer to something.
  const local = new TerraformLocal(platform, "placeholders", settings);
  platform.project.lifecycle = {
    precondition: [
      {
        condition: `\${length(${local.fqn}) == 0}`,
        errorMessage: `Placeholders in environments/${environment.name}.ts: ${settings.join(", ")}. Replace the zeros by the real values; only the sandbox plans without them.`,
      },
    ],
  };
}
