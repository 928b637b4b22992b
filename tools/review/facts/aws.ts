import { AWS_ACCESS } from "./aws-access";
import { AWS_DATA } from "./aws-data";
import { AWS_NETWORK } from "./aws-network";
import { AWS_RUN } from "./aws-run";
import type { FactTable } from "./facts";

/** Amazon Web Services. */
export const AWS: FactTable = { ...AWS_DATA, ...AWS_NETWORK, ...AWS_ACCESS, ...AWS_RUN };
