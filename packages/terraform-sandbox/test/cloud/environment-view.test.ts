import type { Cloud, ObjectKey } from "../../src/cloud/cloud";
import { cloudKey, environmentView } from "../../src/cloud/environment-view";
import { ObjectTable } from "../../src/cloud/objects";

const namespace: ObjectKey = { provider: "kubernetes", type: "kubernetes_namespace_v1", id: "packages" };
const bucket: ObjectKey = { provider: "aws", type: "aws_s3_bucket", id: "packages" };
const named = (name: string) => ({ attributes: { name } });

let cloud: Cloud;
let struck: (ObjectKey | undefined)[];
beforeEach(() => {
  const table = new ObjectTable();
  struck = [];
  cloud = {
    seed: "",
    next: () => 0,
    read: (key) => table.read(key),
    write: (key, object) => table.write(key, object),
    remove: (key) => {
      table.remove(key);
    },
    list: (type) => table.list(type),
    fault: (_operation, key) => {
      struck.push(key);
      return undefined;
    },
  };
});

describe("two environments in one cloud", () => {
  it("have clusters of their own: neither sees nor removes the other's objects", () => {
    const pre = environmentView(cloud, "pre");
    const ops = environmentView(cloud, "ops");
    pre.write(namespace, named("of pre"));
    expect(ops.read(namespace)).toBeUndefined();
    expect(ops.list(namespace.type)).toEqual([]);
    ops.write(namespace, named("of ops"));
    expect(pre.list(namespace.type)).toEqual([{ key: namespace, object: named("of pre") }]);
    ops.remove(namespace);
    expect(pre.read(namespace)).toEqual(named("of pre"));
  });

  it("share the clouds: a bucket that one has made is there for the other", () => {
    environmentView(cloud, "pre").write(bucket, named("of pre"));
    expect(environmentView(cloud, "ops").list(bucket.type)).toEqual([
      { key: bucket, object: named("of pre") },
    ]);
  });

  it("have faults of their own where an object is meant", () => {
    environmentView(cloud, "pre").fault("apply", namespace, namespace.type);
    environmentView(cloud, "pre").fault("apply", undefined, namespace.type);
    expect(struck).toEqual([cloudKey("pre", namespace), undefined]);
    expect(cloudKey("ops", namespace)).not.toEqual(cloudKey("pre", namespace));
  });
});
