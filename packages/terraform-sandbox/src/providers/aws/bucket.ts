import type { ComputedValues } from "../computed-values";
import { REGION } from "./account";

/** Values of a bucket's setting, whose id is the bucket's name. */
export const ON_BUCKET: ComputedValues = { ...REGION, id: "{bucket}" };

/** Route 53's hosted zone of a region's S3 endpoints: https://docs.aws.amazon.com/general/latest/gr/s3.html */
export const S3_HOSTED_ZONES: { readonly [region: string]: string } = {
  "us-east-1": "Z3AQBSTGFYJSTF",
  "us-east-2": "Z2O1EMRO9K5GLX",
  "us-west-1": "Z2F56UZL2M1ACD",
  "us-west-2": "Z3BJ6K6RIION7M",
  "eu-central-1": "Z21DNDUVLTQW6Q",
  "eu-west-1": "Z1BKCTXD74EZPE",
  "eu-west-2": "Z3GKZC51ZF0DB4",
};
