import type { Labelled } from "./labelled";
import { AMAZON_ACCESS } from "./seventeenth/amazon-access";
import { AMAZON_DATA } from "./seventeenth/amazon-data";
import { AMAZON_NETWORK } from "./seventeenth/amazon-network";
import { AMAZON_OPERATIONS } from "./seventeenth/amazon-operations";
import { AMAZON_TLS } from "./seventeenth/amazon-tls";
import { KEPT_BACK } from "./seventeenth/kept-back";
import { KUBERNETES } from "./seventeenth/kubernetes";
import { LAST } from "./seventeenth/last";
import { MANIFESTS } from "./seventeenth/manifests";
import { NEW_RESOURCES } from "./seventeenth/new-resources";

/** Published rules of scanners (checkov, KICS, trivy) for AWS and Kubernetes, as updates and new resources. */
export const SEVENTEENTH: readonly Labelled[] = [
  AMAZON_DATA,
  AMAZON_NETWORK,
  AMAZON_TLS,
  AMAZON_ACCESS,
  AMAZON_OPERATIONS,
  KUBERNETES,
  KEPT_BACK,
  MANIFESTS,
  LAST,
  NEW_RESOURCES,
].flat();
