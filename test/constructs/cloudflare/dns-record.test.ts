import { CloudflareDnsRecord } from "../../../constructs/cloudflare/dns-record";
import type { CloudflareDnsRecordProps } from "../../../constructs/cloudflare/dns-record-props";
import { onlyResource } from "../../support/synth";
import { schemaProblems } from "../schema-check";
import { addresses, refusal, synthWithProviders } from "../synth-with-providers";

const required: CloudflareDnsRecordProps = {
  zoneId: "0123456789abcdef0123456789abcdef",
  name: "packages.example.com",
  content: "192.0.2.1",
};

function synth(more: Partial<CloudflareDnsRecordProps> = {}) {
  return synthWithProviders((stack) => {
    new CloudflareDnsRecord(stack, "dns", { ...required, ...more });
  });
}

describe("a record at Cloudflare", () => {
  test("is proxied, with the automatic TTL that goes with it, and the only thing made in the zone", () => {
    const stack = synth();
    expect(onlyResource(stack, "cloudflare_dns_record")).toMatchObject({
      zone_id: "0123456789abcdef0123456789abcdef",
      name: "packages.example.com",
      type: "A",
      content: "192.0.2.1",
      proxied: true,
      ttl: 1,
    });
    expect(schemaProblems(stack)).toEqual([]);
    expect(addresses(stack)).toEqual(["cloudflare_dns_record.dns_record_1B7E4516"]);
  });

  test("takes each option over", () => {
    const stack = synth({
      type: "CNAME",
      content: "x.example.com",
      proxied: false,
      ttlSeconds: 120,
      comment: "c",
    });
    expect(onlyResource(stack, "cloudflare_dns_record")).toMatchObject({
      type: "CNAME",
      content: "x.example.com",
      proxied: false,
      ttl: 120,
      comment: "c",
    });
    expect(onlyResource(synth({ proxied: false }), "cloudflare_dns_record")).toMatchObject({ ttl: 1 });
  });

  test.each<[string, Partial<CloudflareDnsRecordProps>, string]>([
    [
      "a zone's name for its id",
      { zoneId: "example.com" },
      "zoneId must be a zone id: 32 hexadecimal digits",
    ],
    [
      "a final dot",
      { name: "packages.example.com." },
      "name must be a fully qualified name without a final dot",
    ],
    ["a TTL on a proxied record", { ttlSeconds: 300 }, "ttlSeconds must be left out for a proxied record"],
    ["a TTL that is too short", { proxied: false, ttlSeconds: 30 }, "ttlSeconds must be 60 to 86400 seconds"],
  ])("refuses %s", (_, props, message) => {
    expect(
      refusal((stack) => {
        new CloudflareDnsRecord(stack, "dns", { ...required, ...props });
      }),
    ).toContain(message);
  });
});
