import { AWS_ACCESS } from "./aws-access";
import { AWS_DATABASES } from "./aws-databases";
import { AWS_NETWORK } from "./aws-network";
import { AWS_RUN } from "./aws-run";
import { AWS_S3 } from "./aws-s3";
import { AWS_STORAGE } from "./aws-storage";
import type { MetadataTable } from "./metadata";

/** Amazon Web Services. */
export const AWS: MetadataTable = {
  ...AWS_S3,
  ...AWS_DATABASES,
  ...AWS_STORAGE,
  ...AWS_NETWORK,
  ...AWS_ACCESS,
  ...AWS_RUN,
};
