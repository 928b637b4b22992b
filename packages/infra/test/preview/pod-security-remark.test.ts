import { podSecurityRemark } from "../../src/preview/pod-security-remark";

describe("the remark on Pod Security labels", () => {
  it.each(["kubernetes_namespace_v1.guarded", "module.platform.kubernetes_namespace.guarded"])(
    "names an imported namespace, %s, and how to compare",
    (address) => {
      const text = JSON.stringify(podSecurityRemark(["google_redis_instance.redis", address]));
      expect(text).toContain(address);
      expect(text).toContain("kubectl get namespace");
      expect(text).not.toContain("google_redis_instance");
    },
  );

  it("is left out where no namespace is imported", () => {
    expect(podSecurityRemark([])).toEqual([]);
    expect(podSecurityRemark(["google_redis_instance.kubernetes_namespace_v1"])).toEqual([]);
  });
});
