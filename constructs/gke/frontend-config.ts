import { Manifest } from "@cdktf/provider-kubernetes/lib/manifest";
import { Construct } from "constructs";
import { throwProblems } from "../shared/validate";
import { objectLabels } from "./labels";
import { dnsLabelProblems } from "./rules";

/** Treatment of clients by the load balancer; field names are the vendor's. */
export interface FrontendConfigProps {
  readonly name: string;
  readonly namespace: string;
  /** @default {} */
  readonly labels?: Readonly<Record<string, string>>;
  /** Answers plain HTTP with a permanent redirect. */
  readonly redirectToHttps: boolean;
  /** Name of an SSL policy. @default - the load balancer's default */
  readonly sslPolicy?: string;
}

/**
 * A FrontendConfig. An Ingress takes it up by an annotation.
 * See https://cloud.google.com/kubernetes-engine/docs/how-to/ingress-configuration
 */
export class FrontendConfig extends Construct {
  readonly manifest: Manifest;
  readonly name: string;

  constructor(scope: Construct, id: string, props: FrontendConfigProps) {
    super(scope, id);
    throwProblems(this, dnsLabelProblems("name", props.name));
    this.name = props.name;
    const { redirectToHttps, sslPolicy } = props;
    this.manifest = new Manifest(this, "manifest", {
      manifest: {
        apiVersion: "networking.gke.io/v1beta1",
        kind: "FrontendConfig",
        metadata: {
          name: props.name,
          namespace: props.namespace,
          labels: objectLabels(props.name, props.labels),
        },
        spec: {
          redirectToHttps: redirectToHttps
            ? { enabled: true, responseCodeName: "MOVED_PERMANENTLY_DEFAULT" }
            : { enabled: false },
          sslPolicy,
        },
      },
    });
  }
}
