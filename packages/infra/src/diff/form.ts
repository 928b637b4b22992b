import type { ReportForm } from "@infra-tools/report/output";

/** Form of a printed comparison. */
export interface DiffForm extends ReportForm {
  /** Address, construct or attribute to explain instead of the whole comparison. */
  readonly explain: string | undefined;
  /** List every difference with its cause. */
  readonly table: boolean;
  /** Find causes by swapping settings one by one only, never in groups. */
  readonly exact: boolean;
  /** List the differences that mean the same, too. */
  readonly hidden: boolean;
}
