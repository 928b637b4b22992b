import type { StateObject } from "@infra-tools/terraform-plan/state";
import { parseAttributePath, setAt } from "../../src/cloud/attribute-path";
import type { Cloud } from "../../src/cloud/cloud";
import { deleteDrift, listDrift, setDrift } from "../../src/cloud/drift";
import { ObjectTable } from "../../src/cloud/objects";

describe("a path into attributes", () => {
  it.each([
    ["name", ["name"]],
    ["settings[0].tier", ["settings", 0, "tier"]],
    ['labels["a.b=c"]', ["labels", "a.b=c"]],
    ["manifest.metadata.name", ["manifest", "metadata", "name"]],
    ["a[0][1].b-c", ["a", 0, 1, "b-c"]],
  ])("reads %s", (text, path) => {
    expect(parseAttributePath(text)).toEqual(path);
  });

  it.each(["", ".name", "[0]", "a..b", "a[", "a[x]", 'a["b]', "a b", "a.", "a[0]b"])("refuses %j", (text) => {
    expect(parseAttributePath(text)).toBeUndefined();
  });
});

describe("setting a value at a path", () => {
  const value = { tier: "small", labels: { team: "web" }, list: [{ port: 1 }], empty: null, flag: true };

  it("changes one leaf of a copy", () => {
    expect(setAt(value, ["list", 0, "port"], 2)).toEqual({ ...value, list: [{ port: 2 }] });
    expect(setAt(value, ["empty"], "now")).toEqual({ ...value, empty: "now" });
    expect(setAt(value, ["labels", "new"], "x")).toEqual({ ...value, labels: { team: "web", new: "x" } });
    expect(value.list[0]?.port).toBe(1);
  });

  it.each([
    [["nothing"], 1, /has no "nothing"; it has empty, flag/],
    [["list", 1, "port"], 1, /1 elements/],
    [["tier", "below"], 1, /has nothing below "small"/],
    [["flag"], "true", /must be a boolean, and "true" is a text/],
  ] as const)("refuses %j", (path, next, message) => {
    expect(() => setAt(value, [...path], next)).toThrow(message);
  });
});

describe("drift", () => {
  const state: readonly StateObject[] = [
    {
      address: "google_redis_instance.redis",
      type: "google_redis_instance",
      provider: "google",
      attributes: { id: "r", memory_size_gb: 1, labels: {} },
    },
    { address: "random_id.x", type: "random_id", provider: "random", attributes: { id: "x" } },
  ];
  const key = { provider: "google", type: "google_redis_instance", id: "r" };
  let cloud: Cloud;
  beforeEach(() => {
    const table = new ObjectTable();
    table.write(key, { attributes: { id: "r", memory_size_gb: 1, labels: {} } });
    cloud = {
      seed: "",
      next: () => 0,
      read: (address) => table.read(address),
      write: (address, object) => table.write(address, object),
      remove: (address) => {
        table.remove(address);
      },
      list: (type) => table.list(type),
      fault: () => undefined,
    };
  });

  it("is none as long as the cloud is as Terraform last knew it", () => {
    expect(listDrift(cloud, state)).toEqual([]);
  });

  it("names the attributes that were set, without their values", () => {
    setDrift(cloud, state, "google_redis_instance.redis", "memory_size_gb", 4);
    expect(cloud.read(key)?.attributes["memory_size_gb"]).toBe(4);
    expect(listDrift(cloud, state)).toEqual([
      { address: "google_redis_instance.redis", deleted: false, paths: ["memory_size_gb"] },
    ]);
  });

  it("says what was deleted", () => {
    deleteDrift(cloud, state, "google_redis_instance.redis");
    expect(listDrift(cloud, state)).toEqual([
      { address: "google_redis_instance.redis", deleted: true, paths: [] },
    ]);
    expect(() => deleteDrift(cloud, state, "google_redis_instance.redis")).toThrow("no longer in the cloud");
  });

  it("refuses an address that is not there and names those of its type", () => {
    expect(() => setDrift(cloud, state, "google_redis_instance.other", "memory_size_gb", 4)).toThrow(
      /use one of google_redis_instance.redis/,
    );
  });

  it("refuses an attribute that the object does not have", () => {
    expect(() => setDrift(cloud, state, "google_redis_instance.redis", "size", 4)).toThrow(/has no size/);
  });

  it("is none where a refresh read unset values as zero, or shows what another object set", () => {
    const attributes = {
      id: "b",
      bucket: "b",
      tags: null,
      versioning: [{ enabled: false, mfa_delete: null }],
    };
    const provider = "aws";
    cloud.write({ provider, type: "aws_s3_bucket", id: "b" }, { attributes });
    const setting = { id: "b", bucket: "b", versioning_configuration: [{ status: "Enabled" }] };
    cloud.write({ provider, type: "aws_s3_bucket_versioning", id: "b" }, { attributes: setting });
    const drift = (refreshed: StateObject["attributes"]) =>
      listDrift(cloud, [
        {
          address: "aws_s3_bucket.b",
          type: "aws_s3_bucket",
          provider,
          attributes: { ...attributes, ...refreshed },
        },
      ]).flatMap(({ paths }) => paths);
    expect(drift({})).toEqual([]);
    expect(drift({ tags: {}, versioning: [{ enabled: true, mfa_delete: false }] })).toEqual([]);
    expect(drift({ versioning: [{ enabled: true, mfa_delete: true }] })).toEqual([
      "versioning[0].mfa_delete",
    ]);
  });
});
