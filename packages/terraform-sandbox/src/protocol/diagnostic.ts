/** One step into a value: an attribute, a position in a list, or a key of a map. */
export type AttributeStep = string | number | { readonly key: string };

export type AttributePath = readonly AttributeStep[];

/** An error or warning of a provider. */
export interface Diagnostic {
  readonly severity: "ERROR" | "WARNING";
  readonly summary: string;
  readonly detail: string;
  readonly attribute?: AttributePath;
}

export function errorDiagnostic(summary: string, detail: string, attribute?: AttributePath): Diagnostic {
  return { severity: "ERROR", summary, detail, ...(attribute === undefined ? {} : { attribute }) };
}

/** Ends an operation with diagnostics for the user; any other exception is a bug of the sandbox. */
export class DiagnosticError extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(({ summary }) => summary).join("\n"));
    this.name = "DiagnosticError";
    this.diagnostics = diagnostics;
  }
}

/** A path as the protocol's AttributePath message. */
export function pathMessage(path: AttributePath): { readonly steps: readonly object[] } {
  return {
    steps: path.map((step) => {
      if (typeof step === "string") return { attribute_name: step };
      if (typeof step === "number") return { element_key_int: step };
      return { element_key_string: step.key };
    }),
  };
}

export function diagnosticMessage(diagnostic: Diagnostic): object {
  return {
    severity: diagnostic.severity,
    summary: diagnostic.summary,
    detail: diagnostic.detail,
    attribute: diagnostic.attribute === undefined ? null : pathMessage(diagnostic.attribute),
  };
}
