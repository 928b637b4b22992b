import type { ValueObject } from "@infra-tools/terraform-plan/value";
import { create, findings, update } from "./plans";

/** Rules and sentences about a new object that is off from the start. */
function offFromTheStart(type: string, after: ValueObject): readonly string[] {
  return findings([create(type, after)])
    .filter(({ message }) => message.includes("is off from the start ("))
    .map(({ rule, message }) => `${rule}: ${message}`);
}

describe("a new guard", () => {
  it("guards nothing when each of its switches is off", () => {
    const block = { block_public_acls: false, block_public_policy: false, bucket: "b", versioned: false };
    expect(offFromTheStart("acme_public_access_block", block)).toEqual([
      "protection-removed: The acme_public_access_block is off from the start (block_public_acls, block_public_policy). It guards nothing.",
    ]);
    expect(offFromTheStart("acme_public_access_block", { state: "unblocked" })).toHaveLength(1);
    expect(offFromTheStart("acme_ip_allowlist", { enabled: false, entries: [] })).toHaveLength(1);
  });

  it("is a choice when one of them is on", () => {
    const block = { block_public_acls: false, block_public_policy: true };
    expect(offFromTheStart("acme_public_access_block", block)).toEqual([]);
    expect(offFromTheStart("acme_public_access_block", { state: "block-all-sharing" })).toEqual([]);
    expect(offFromTheStart("acme_public_access_block", { state: "unblocked", enabled: true })).toEqual([]);
  });

  it("is not judged by other attributes, and other types not at all", () => {
    expect(offFromTheStart("acme_public_access_block", { default: false, name: "blocked" })).toEqual([]);
    expect(offFromTheStart("acme_public_access_block", { restrict_public_buckets: null })).toEqual([]);
    expect(offFromTheStart("acme_server", { enabled: false, block_public_acls: false })).toEqual([]);
    expect(offFromTheStart("acme_backup_policy", { enabled: false })).toEqual([]);
  });

  it("is compared with what it was when it exists", () => {
    const change = update("acme_ip_allowlist", { enabled: false, a: 1 }, { enabled: false, a: 2 });
    expect(findings([change])).toEqual([]);
  });
});
