import * as z from "zod";
import type { Problem } from "../problem";

/**
 * One line of `terraform <command> -json`, as far as it is used here.
 * https://developer.hashicorp.com/terraform/internals/machine-readable-ui
 */
const event = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("diagnostic"),
    diagnostic: z.object({
      severity: z.enum(["error", "warning"]),
      summary: z.string(),
      detail: z.string().optional(),
      address: z.string().optional(),
      range: z.object({ filename: z.string(), start: z.object({ line: z.number() }) }).optional(),
    }),
  }),
  z.object({
    type: z.enum(["apply_start", "apply_complete", "apply_errored"]),
    hook: z.object({ resource: z.object({ addr: z.string() }), action: z.string() }),
  }),
]);

export type TerraformEvent = z.infer<typeof event>;
export type Diagnostic = Extract<TerraformEvent, { type: "diagnostic" }>["diagnostic"];

/** Undefined for the many lines that are about something else, and for what is not JSON. */
export function parseEvent(line: string): TerraformEvent | undefined {
  try {
    const parsed = event.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** Terraform's message as one of our own problems. */
export function diagnosticProblem(environment: string, diagnostic: Diagnostic): Problem {
  const place = diagnostic.address ?? rangeText(diagnostic);
  const detail = diagnostic.detail === undefined || diagnostic.detail === "" ? "" : `: ${diagnostic.detail}`;
  return {
    where: place === undefined ? environment : `${environment} ${place}`,
    rule: `Terraform says: ${diagnostic.summary}${detail}`,
    fix: wayOut(diagnostic),
  };
}

/**
 * Checks for the error of a plan that `prevent_destroy` stops. Terraform: internal/terraform/node_resource_abstract_instance.go;
 * OpenTofu 1.12 words it in another way, internal/tofu/node_resource_abstract_instance.go.
 */
export function isPreventedDestroy({ summary }: Pick<Diagnostic, "summary">): boolean {
  return summary === "Instance cannot be destroyed" || summary === "Resource instance cannot be destroyed";
}

/** The step that an operator needs and Terraform does not name. */
function wayOut(diagnostic: Diagnostic): string {
  const { summary, detail = "", address: named } = diagnostic;
  const address = named ?? /^Resource (?:instance )?(\S+) has/.exec(detail)?.[1] ?? "<address>";
  if (isPreventedDestroy(diagnostic)) {
    return `take back what asks for it; if a failed apply left it tainted, it is whole again with: terraform untaint '${address}'`;
  }
  if (/already ?exists/i.test(summary)) {
    return `choose another name, or take it over: terraform import '${address}' '<id>'`;
  }
  return "fix the reported error and run the command again";
}

function rangeText({ range }: Diagnostic): string | undefined {
  return range === undefined ? undefined : `${range.filename}:${range.start.line}`;
}
