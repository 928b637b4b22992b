import { changedBlocks } from "@infra-tools/environment-diff/stack/blocks";
import { createSynthesizer } from "@infra-tools/environment-diff/stack/synthesize";
import { Aspects, TerraformResource } from "cdktf";
import { toySubject } from "../../../environment-diff/test/support/toy";
import { packagecloud } from "../../src/diff/packagecloud";
import { DATA } from "./support/environments";

describe("syntheses in memory", () => {
  it.each(["pre", "ops"] as const)("give %s the blocks that App.synth writes, and no more work", (name) => {
    const synthesizer = createSynthesizer(packagecloud);
    try {
      const base = synthesizer.base(DATA[name]);
      const attempt = synthesizer.attempt(DATA[name]);
      if ("problems" in attempt) throw new Error(attempt.problems.join());
      expect(base.size).toBeGreaterThan(100);
      expect([...changedBlocks(base, attempt.blocks).keys()]).toEqual([]);
    } finally {
      synthesizer.close();
    }
  });

  it("are left when they would not be exact: an aspect only runs in App.synth", () => {
    const plain = toySubject(({ size }) => ({ disk: { size } }));
    const synthesizer = createSynthesizer({
      check: plain.check,
      build: (app, data) => {
        const stack = plain.build(app, data);
        Aspects.of(stack).add({
          visit: (node) => {
            if (node instanceof TerraformResource) node.addOverride("marked", true);
          },
        });
        return stack;
      },
    });
    try {
      synthesizer.base({ name: "a", size: 1 });
      const attempt = synthesizer.attempt({ name: "a", size: 2 });
      if ("problems" in attempt) throw new Error(attempt.problems.join());
      expect(attempt.blocks.get("disk toy")?.value).toEqual({ marked: true, size: 2 });
    } finally {
      synthesizer.close();
    }
  });

  it("tell why data makes no stack, whether a rule, a construct or a validation says no", () => {
    const subject = toySubject(
      ({ size }) => {
        if (size === 2) throw new Error("a construct says no");
        return { disk: { size } };
      },
      ({ size }) => (size === 1 ? ["a rule says no"] : []),
    );
    const synthesizer = createSynthesizer({
      ...subject,
      build: (app, data) => {
        const stack = subject.build(app, data);
        stack.node.addValidation({
          validate: () => (JSON.stringify(data).includes('"size":3') ? ["a validation says no"] : []),
        });
        return stack;
      },
    });
    try {
      const said = [1, 2, 3].map((size) => {
        const attempt = synthesizer.attempt({ name: "a", size });
        return "problems" in attempt ? attempt.problems.join() : "valid";
      });
      expect(said).toEqual([
        "a rule says no",
        "a construct says no",
        expect.stringContaining("a validation says no"),
      ]);
    } finally {
      synthesizer.close();
    }
  });
});
