import type { ReportForm } from "@infra-tools/report/output";

/** How a comparison is shown. */
export interface DiffForm extends ReportForm {
  /** Address, construct or attribute to explain instead of the whole comparison. */
  readonly explain: string | undefined;
  /** List every difference with its cause. */
  readonly table: boolean;
}
