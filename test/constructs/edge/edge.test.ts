import { CloudDnsRecord } from "../../../constructs/edge/cloud-dns-record";
import { GlobalAddress } from "../../../constructs/edge/global-address";
import { SslPolicy } from "../../../constructs/edge/ssl-policy";
import { onlyResource } from "../../support/synth";
import { schemaProblems } from "../schema-check";
import { addresses, refusal, synthWithProviders } from "../synth-with-providers";

describe("a global address", () => {
  test("is external, IPv4 and cannot be destroyed by default", () => {
    const stack = synthWithProviders((scope) => {
      new GlobalAddress(scope, "address", { name: "ingress" });
    });
    expect(onlyResource(stack, "google_compute_global_address")).toMatchObject({
      name: "ingress",
      address_type: "EXTERNAL",
      ip_version: "IPV4",
      lifecycle: { prevent_destroy: true },
    });
    expect(schemaProblems(stack)).toEqual([]);
    expect(addresses(stack)).toEqual(["google_compute_global_address.address_746512C3"]);
  });

  test("takes each option over", () => {
    const stack = synthWithProviders((scope) => {
      new GlobalAddress(scope, "address", {
        name: "ingress",
        description: "Public",
        ipVersion: "IPV6",
        labels: { team: "orders" },
        preventDestroy: false,
      });
    });
    expect(onlyResource(stack, "google_compute_global_address")).toMatchObject({
      description: "Public",
      ip_version: "IPV6",
      labels: { team: "orders" },
      lifecycle: { prevent_destroy: false },
    });
  });

  test("refuses a name that Compute Engine would refuse", () => {
    expect(
      refusal((scope) => {
        new GlobalAddress(scope, "address", { name: "Ingress_1" });
      }),
    ).toContain("name must be lower-case letters, digits and hyphens");
  });
});

describe("an SSL policy", () => {
  test("is the strictest by default", () => {
    const stack = synthWithProviders((scope) => {
      new SslPolicy(scope, "tls", { name: "ingress" });
    });
    expect(onlyResource(stack, "google_compute_ssl_policy")).toMatchObject({
      name: "ingress",
      profile: "RESTRICTED",
      min_tls_version: "TLS_1_2",
    });
    expect(schemaProblems(stack)).toEqual([]);
  });

  test("can be weaker when told so", () => {
    const stack = synthWithProviders((scope) => {
      new SslPolicy(scope, "tls", { name: "ingress", profile: "MODERN", minTlsVersion: "TLS_1_1" });
    });
    expect(onlyResource(stack, "google_compute_ssl_policy")).toMatchObject({
      profile: "MODERN",
      min_tls_version: "TLS_1_1",
    });
  });

  test("refuses an old TLS with the strictest profile", () => {
    expect(
      refusal((scope) => {
        new SslPolicy(scope, "tls", { name: "ingress", minTlsVersion: "TLS_1_1" });
      }),
    ).toContain("minTlsVersion must be TLS_1_2 with profile RESTRICTED");
  });
});

describe("a record in Cloud DNS", () => {
  test("ends in a dot and lives for five minutes by default", () => {
    const stack = synthWithProviders((scope) => {
      new CloudDnsRecord(scope, "dns", { managedZone: "zone", name: "a.example.com", values: ["192.0.2.1"] });
    });
    expect(onlyResource(stack, "google_dns_record_set")).toMatchObject({
      managed_zone: "zone",
      name: "a.example.com.",
      type: "A",
      ttl: 300,
      rrdatas: ["192.0.2.1"],
    });
    expect(schemaProblems(stack)).toEqual([]);
  });

  test("takes each option over", () => {
    const stack = synthWithProviders((scope) => {
      new CloudDnsRecord(scope, "dns", {
        managedZone: "zone",
        project: "dns-project",
        name: "a.example.com.",
        type: "CNAME",
        values: ["b.example.com."],
        ttlSeconds: 60,
      });
    });
    expect(onlyResource(stack, "google_dns_record_set")).toMatchObject({
      project: "dns-project",
      name: "a.example.com.",
      type: "CNAME",
      ttl: 60,
    });
  });

  test.each([
    [{ name: "short" }, "name must be a fully qualified name"],
    [{ values: [] }, "values must not be empty"],
    [{ ttlSeconds: 86401 }, "ttlSeconds must be 0 to 86400"],
  ])("refuses %j", (props, message) => {
    expect(
      refusal((scope) => {
        new CloudDnsRecord(scope, "dns", {
          managedZone: "zone",
          name: "a.example.com",
          values: ["192.0.2.1"],
          ...props,
        });
      }),
    ).toContain(message);
  });
});
