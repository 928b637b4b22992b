import { uncaused } from "@infra-tools/environment-diff/diff";
import { diffJson } from "@infra-tools/environment-diff/report/json";
import { attributePath } from "@infra-tools/environment-diff/report/words";
import type { Subject } from "@infra-tools/environment-diff/stack/synthesize";
import { diffUnder, fields } from "../../../environment-diff/test/support/toy";
import { packagecloud } from "../../src/diff/packagecloud";
import { DATA, setLeaf } from "./support/environments";

/** Code that decides by the environment's name, planted into the real stack. */
function planted(plant: (stack: ReturnType<Subject["build"]>, isOps: boolean) => void): Subject {
  return {
    check: packagecloud.check,
    build: (app, data) => {
      const stack = packagecloud.build(app, data);
      plant(stack, fields(data)["name"] === "ops");
      return stack;
    },
  };
}

const FEW = { name: "ops", base: setLeaf(DATA.ops, ["redis", "memorySizeGb"], 9) };

describe("the real stack", () => {
  it("keeps a planted branch on the environment's name apart from what the settings cause", async () => {
    const subject = planted((stack, isOps) => {
      if (isOps) stack.addOverride("resource.google_redis_instance.extra.memory_size_gb", 64);
      stack.addOverride("provider.google.0.request_timeout", isOps ? "60s" : "30s");
    });
    const other = setLeaf(FEW.base, ["name"], "pre");
    const diff = await diffUnder(subject, other, DATA.ops);
    expect(
      uncaused(diff)
        .map(({ difference }) => `${difference.address} ${attributePath(difference)}`.trim())
        .sort(),
    ).toEqual(["google_redis_instance.extra", "provider.google request_timeout"]);
    const memory = diff.differences.find(({ difference }) => attributePath(difference) === "memory_size_gb");
    expect(memory?.causes.map(({ settings }) => settings)).toEqual([["redis.memorySizeGb"]]);
    expect(diffJson(diff).differences.some(({ namesOnly }) => namesOnly)).toBe(true);
  });
});
