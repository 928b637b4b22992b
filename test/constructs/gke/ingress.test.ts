import { GceIngress, type GceIngressProps } from "../../../constructs/gke/ingress";
import { onlyResource, resources } from "../../support/synth";
import { valueAt } from "../../support/template";
import { refusals, synthParts } from "./support";

const LEAST: GceIngressProps = {
  name: "app",
  namespace: "apps",
  staticIpName: "app-ingress",
  preSharedCertificates: ["origin"],
  paths: { "/*": { serviceName: "web", servicePort: 80 } },
};

function synthIngress(props: Partial<GceIngressProps> = {}) {
  return synthParts((scope) => new GceIngress(scope, "ingress", { ...LEAST, ...props }));
}

/** The manifest of one kind. */
function manifestOf(stack: ReturnType<typeof synthIngress>, kind: string): unknown {
  const manifests = Object.values(resources(stack, "kubernetes_manifest")).map((block) => block["manifest"]);
  return manifests.find((manifest) => valueAt(manifest, "kind") === kind);
}

function ingressRefusals(props: Partial<GceIngressProps>) {
  const refused = refusals((scope) => new GceIngress(scope, "ingress", { ...LEAST, ...props }));
  return refused.map((line) => line.replace("test/ingress: ", ""));
}

describe("a GKE Ingress", () => {
  it("is of class gce, at a reserved address, and redirects to HTTPS", () => {
    const stack = synthIngress();
    expect(valueAt(onlyResource(stack, "kubernetes_ingress_v1"), "metadata.annotations")).toEqual({
      "kubernetes.io/ingress.class": "gce",
      "kubernetes.io/ingress.global-static-ip-name": "app-ingress",
      "kubernetes.io/ingress.allow-http": "true",
      "networking.gke.io/v1beta1.FrontendConfig": "app",
      "ingress.gcp.kubernetes.io/pre-shared-cert": "origin",
    });
    expect(manifestOf(stack, "FrontendConfig")).toEqual({
      apiVersion: "networking.gke.io/v1beta1",
      kind: "FrontendConfig",
      metadata: {
        name: "app",
        namespace: "apps",
        labels: { "app.kubernetes.io/managed-by": "terraform", "app.kubernetes.io/name": "app" },
      },
      spec: { redirectToHttps: { enabled: true, responseCodeName: "MOVED_PERMANENTLY_DEFAULT" } },
    });
  });

  it("passes its paths to the URL map as they stand", () => {
    const stack = synthIngress({
      host: "example.com",
      paths: {
        "/*": { serviceName: "web", servicePort: 80 },
        "/api/*": { serviceName: "rainbows", servicePort: 81 },
      },
    });
    const path = (path: string, name: string, number: number) => ({
      path,
      path_type: "ImplementationSpecific",
      backend: { service: { name, port: { number } } },
    });
    expect(valueAt(onlyResource(stack, "kubernetes_ingress_v1"), "spec.rule")).toEqual([
      { host: "example.com", http: { path: [path("/*", "web", 80), path("/api/*", "rainbows", 81)] } },
    ]);
  });

  it("closes port 80 where nothing is redirected", () => {
    const stack = synthIngress({ redirectToHttps: false, sslPolicy: "modern" });
    const annotations = valueAt(onlyResource(stack, "kubernetes_ingress_v1"), "metadata.annotations");
    expect(annotations).toMatchObject({ "kubernetes.io/ingress.allow-http": "false" });
    expect(valueAt(manifestOf(stack, "FrontendConfig"), "spec")).toEqual({
      redirectToHttps: { enabled: false },
      sslPolicy: "modern",
    });
  });

  it("has a managed certificate where domains are named", () => {
    const stack = synthIngress({ preSharedCertificates: [], managedCertificateDomains: ["example.com"] });
    const ingress = onlyResource(stack, "kubernetes_ingress_v1");
    const annotations = valueAt(ingress, "metadata.annotations");
    expect(annotations).toMatchObject({ "networking.gke.io/managed-certificates": "app" });
    expect(annotations).not.toHaveProperty(["ingress.gcp.kubernetes.io/pre-shared-cert"]);
    expect(manifestOf(stack, "ManagedCertificate")).toMatchObject({
      apiVersion: "networking.gke.io/v1",
      metadata: { name: "app", namespace: "apps" },
      spec: { domains: ["example.com"] },
    });
    expect(ingress["depends_on"]).toHaveLength(2);
  });

  it("shows two pre-shared certificates during a rotation", () => {
    const ingress = onlyResource(
      synthIngress({ preSharedCertificates: ["old", "new"] }),
      "kubernetes_ingress_v1",
    );
    expect(valueAt(ingress, "metadata.annotations")).toMatchObject({
      "ingress.gcp.kubernetes.io/pre-shared-cert": "old,new",
    });
  });

  it("does not wait for the load balancer, and hands out its resources", () => {
    const stack = synthParts((scope) => {
      const edge = new GceIngress(scope, "ingress", { ...LEAST, managedCertificateDomains: ["example.com"] });
      edge.ingress.addOverride("metadata.labels.touched", "yes");
      edge.frontendConfig.manifest.addOverride("manifest.metadata.labels.touched", "yes");
      edge.managedCertificate?.manifest.addOverride("manifest.metadata.labels.touched", "yes");
    });
    expect(onlyResource(stack, "kubernetes_ingress_v1")["wait_for_load_balancer"]).toBe(false);
    expect(JSON.stringify(stack.resource).split('"touched":"yes"')).toHaveLength(4);
  });
});

describe("a GKE Ingress' rules", () => {
  it("refuse an Ingress without a certificate", () => {
    expect(ingressRefusals({ preSharedCertificates: [] })).toEqual([
      "preSharedCertificates must not be empty where no certificate is managed. " +
        "Name an uploaded certificate, or say managedCertificateDomains.",
    ]);
  });

  it("refuse more certificates than a load balancer takes", () => {
    const names = (count: number) => Array.from({ length: count }, (_, index) => `cert-${index}`);
    expect(ingressRefusals({ preSharedCertificates: names(15) })).toEqual([]);
    expect(
      ingressRefusals({ preSharedCertificates: names(15), managedCertificateDomains: ["example.com"] }),
    ).toEqual([
      "preSharedCertificates must not be more than 15, a managed one included, got 16. Drop those that have been rotated out.",
    ]);
  });

  it.each([[["*.example.com"]], [["Example.com"]], [[`${"a".repeat(60)}.com`]], [["localhost"]]])(
    "refuse to have %j managed",
    (managedCertificateDomains) => {
      expect(ingressRefusals({ managedCertificateDomains })).toEqual([
        `managedCertificateDomains must be a domain of at most 63 characters, without wildcards, got "${managedCertificateDomains[0]}". ` +
          "Name each host, or use a pre-shared certificate.",
      ]);
    },
  );

  it("refuse a managed certificate without domains", () => {
    expect(ingressRefusals({ managedCertificateDomains: [] })).toEqual([
      "managedCertificateDomains must be 1 to 100, got 0. Use several certificates for more.",
    ]);
  });

  it.each(["/", "/*", "/api/*", "/health", "/a/b/*"])("accept the path %s", (path) => {
    expect(ingressRefusals({ paths: { [path]: { serviceName: "web", servicePort: 80 } } })).toEqual([]);
  });

  it.each(["", "api", "/api*", "/*/api", "/**"])("refuse the path %j", (path) => {
    expect(ingressRefusals({ paths: { [path]: { serviceName: "web", servicePort: 80 } } })).toEqual([
      `paths must start with a slash, and have a star only as its whole last part, got "${path}". ` +
        'Write it like "/*" or "/api/*".',
    ]);
  });

  it("refuse no paths, and a port out of range", () => {
    expect(ingressRefusals({ paths: {} })).toEqual([
      'paths must not be empty. Lead at least "/*" somewhere.',
    ]);
    expect(ingressRefusals({ paths: { "/*": { serviceName: "web", servicePort: 0 } } })).toEqual([
      "paths[/*].servicePort must be a whole number from 1 to 65535, got 0. Choose one in that range.",
    ]);
  });

  it("refuse names that no certificate and no Ingress can have", () => {
    expect(
      ingressRefusals({ name: "App", preSharedCertificates: ["a,b"] }).map((line) => line.split(". ")[0]),
    ).toEqual([
      'name must be a DNS label of at most 63 characters, got "App"',
      'preSharedCertificates must be a DNS label of at most 63 characters, got "a,b"',
    ]);
  });
});
