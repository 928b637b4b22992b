import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { renderTerminal } from "@infra-tools/report/render/terminal";
import { findTerraform } from "@infra-tools/runtime/terraform/find";
import type { Json } from "@infra-tools/terraform-plan/value";
import { sandboxProviders } from "@infra-tools/terraform-sandbox/session";
import { createRepository, type Repository } from "../../../runtime/test/git/repository";
import { NO_PROVIDERS } from "../../../terraform-sandbox/test/session/support";
import { type Preview, type PreviewOptions, preview } from "../../src/preview/preview";
import { previewJson, previewReport } from "../../src/preview/report";
import { reviewPreview } from "../../src/preview/review";
import { copyingProject } from "./copying-project";

/** `store` is protected and made anew when its place changes. */
function stack(words: { readonly store?: string; readonly note?: string }): Json {
  return {
    resource: {
      terraform_data: {
        ...(words.note === undefined ? {} : { note: { input: words.note } }),
        ...(words.store === undefined
          ? {}
          : { store: { triggers_replace: words.store, lifecycle: { prevent_destroy: true } } }),
      },
    },
  };
}

let repository: Repository;
let temporary: string;
beforeEach(() => {
  repository = createRepository();
  temporary = mkdtempSync(join(tmpdir(), "preview-"));
  mkdirSync(join(temporary, "own"));
});
afterEach(() => {
  repository.remove();
  rmSync(temporary, { recursive: true, force: true });
});

async function run(environments: readonly string[], more: Partial<PreviewOptions> = {}): Promise<Preview> {
  return preview({
    root: repository.root,
    app: join(repository.root, "app.js"),
    environments,
    base: undefined,
    terraform: await findTerraform(process.env),
    providers: NO_PROVIDERS,
    env: repository.env,
    progress: () => undefined,
    ...more,
  });
}

function changes({ environments }: Preview): Readonly<Record<string, string>> {
  return Object.fromEntries(
    environments.flatMap(({ environment, plan }) =>
      plan.changes
        .filter(({ action }) => action !== "no-op")
        .map(({ address, action }) => [`${environment} ${address}`, action]),
    ),
  );
}

const temporaryFolders = () =>
  readdirSync(tmpdir()).filter((name) => name.startsWith(`infra-${process.pid}-`));

describe("a preview", () => {
  it("plans work that is not committed on what is, and leaves the checkout as it was", async () => {
    repository.commit(copyingProject({ pre: stack({ note: "one" }), ops: stack({ note: "one" }) }));
    repository.write(copyingProject({ pre: stack({ note: "two" }), ops: stack({ note: "one" }) }));
    const before = repository.snapshot();
    const result = await run(["pre", "ops"]);
    expect(changes(result)).toEqual({ "pre terraform_data.note": "update" });
    expect(result).toMatchObject({ uncommitted: true, base: { name: "the merge base with main" } });
    expect(result.environments.map(({ from }) => from)).toEqual(["base", "base"]);
    expect(repository.snapshot()).toBe(before);
    expect(temporaryFolders()).toEqual([]);
  });

  it("starts from nothing where the base has no stacks, or not this one", async () => {
    repository.commit({ "README.md": "no project yet" });
    repository.write(copyingProject({ pre: stack({ note: "one" }) }));
    const first = await run(["pre"]);
    expect(changes(first)).toEqual({ "pre terraform_data.note": "create" });
    expect(first.environments[0]?.from).toBe("nothing");

    repository.commit({});
    repository.write(copyingProject({ pre: stack({ note: "one" }), ops: stack({ note: "one" }) }));
    const second = await run(["pre", "ops"]);
    expect(changes(second)).toEqual({ "ops terraform_data.note": "create" });
    expect(report(second)).toContain("The base has no stack ops: planned from nothing.");
  });

  it("plans again without protections when one stops the plan, and says what they block", async () => {
    repository.commit(copyingProject({ pre: stack({ note: "one", store: "here" }) }));
    repository.write(copyingProject({ pre: stack({ note: "two", store: "there" }) }));
    const result = await run(["pre"]);
    expect(changes(result)).toEqual({
      "pre terraform_data.note": "update",
      "pre terraform_data.store": "replace",
    });
    const blocked = [{ address: "terraform_data.store", action: "replace", by: "prevent_destroy" }];
    expect(previewJson(result)).toMatchObject({ environments: [{ environment: "pre", blocked }] });
    const text = report(result);
    expect(text).toMatch(/^▌ Terraform refused pre: would replace terraform_data.store/m);
    expect(text).toMatch(
      /Blocked \(1\)[\s\S]*replace terraform_data.store: prevent_destroy stops the whole plan/,
    );
    expect(text).not.toContain("plan-errored");
    expect(temporaryFolders()).toEqual([]);
  });

  it("does not call a protection blocking that goes with its block", async () => {
    repository.commit(copyingProject({ pre: stack({ note: "one", store: "here" }) }));
    repository.write(copyingProject({ pre: stack({ note: "one" }) }));
    const result = await run(["pre"]);
    expect(changes(result)).toEqual({ "pre terraform_data.store": "delete" });
    expect(result.environments[0]?.blocked).toEqual([]);
    expect(report(result)).toContain("lifecycle-unprotected");
  });

  it("reports what Terraform finds wrong with the working tree, and leaves nothing behind", async () => {
    repository.commit(copyingProject({ pre: stack({ note: "one" }) }));
    repository.write(copyingProject({ pre: { resource: { terraform_data: { note: { nonsense: 1 } } } } }));
    const before = repository.snapshot();
    await expect(run(["pre"])).rejects.toMatchObject({
      problems: [{ where: expect.stringMatching(/^pre /), rule: expect.stringContaining("nonsense") }],
    });
    expect(repository.snapshot()).toBe(before);
    expect(temporaryFolders()).toEqual([]);
  });

  it("says so when it is the base that cannot be synthesized or applied", async () => {
    repository.commit({
      ...copyingProject({ pre: stack({ note: "one" }) }),
      "app.js": "throw new Error('too old')",
    });
    repository.write(copyingProject({ pre: stack({ note: "one" }) }));
    await expect(run(["pre"])).rejects.toThrow(/^base revision: [\s\S]*too old[\s\S]*--base <ref>/);

    repository.commit(copyingProject({ pre: { resource: { terraform_data: { note: { nonsense: 1 } } } } }));
    repository.write(copyingProject({ pre: stack({ note: "one" }) }));
    await expect(run(["pre"])).rejects.toThrow(/^base of pre [\s\S]*nonsense[\s\S]*--base <ref>/);
  });

  it("holds what the working tree begins to take over: it is imported, and created no more", async () => {
    const topic = (words: string, name = "alarms"): Json => ({
      terraform: { required_providers: { aws: { source: "hashicorp/aws" } } },
      provider: { aws: { region: "us-east-1" } },
      resource: { aws_sns_topic: { alarms: { name, display_name: words } } },
    });
    const taken = (stack: Json): Json => ({
      ...Object(stack),
      import: [{ to: "aws_sns_topic.alarms", id: "arn:aws:sns:us-east-1:123456789012:alarms" }],
    });
    const more = { providers: sandboxProviders() };
    const imported = ({ environments }: Preview) =>
      environments.flatMap(({ plan }) => plan.changes.map(({ importing }) => importing !== undefined));

    const nothing = repository.git("rev-parse", "HEAD");
    const base = repository.commit(copyingProject({ pre: topic("one") }));
    repository.write(copyingProject({ pre: taken(topic("one")) }));
    for (const from of [nothing, base]) {
      const result = await run(["pre"], { ...more, base: from });
      expect([changes(result), imported(result)]).toEqual([{}, [true]]);
      expect(previewJson(result)).toMatchObject({
        environments: [{ assumed: ["aws_sns_topic.alarms"], unknownToCloud: [] }],
      });
      expect(report(result)).toContain("takes over what exists already");
    }

    // What the base has says what is there.
    repository.write(copyingProject({ pre: taken(topic("two")) }));
    const changed = await run(["pre"], { ...more, base });
    expect([changes(changed), imported(changed)]).toEqual([{ "pre aws_sns_topic.alarms": "update" }, [true]]);

    // Taken over long ago: nothing is left to import.
    repository.commit(copyingProject({ pre: taken(topic("one")) }));
    repository.write(copyingProject({ pre: taken(topic("two")) }));
    const later = await run(["pre"], more);
    expect([changes(later), imported(later)]).toEqual([{ "pre aws_sns_topic.alarms": "update" }, [false]]);
    expect(later.environments[0]).toMatchObject({ assumed: [], unknownToCloud: [] });

    repository.write(copyingProject({ pre: taken(topic("one", "others")) }));
    const other = await run(["pre"], { ...more, base: nothing });
    expect([changes(other), imported(other)]).toEqual([{ "pre aws_sns_topic.alarms": "create" }, [false]]);
    expect(report(other)).toContain("takes over by an id that is not what it describes");
  });

  it("tells of an environment that is gone: nothing is planned for it, and nothing destroyed", async () => {
    repository.commit(
      copyingProject({
        pre: stack({ note: "one" }),
        old: stack({ note: "one", store: "here" }),
        ci: stack({}),
      }),
    );
    repository.write(copyingProject({ pre: stack({ note: "two" }) }));
    const result = await run(["pre"], { removed: { kind: "all-but", names: ["pre", "ci"] } });
    expect(changes(result)).toEqual({ "pre terraform_data.note": "update" });
    expect(previewJson(result)).toMatchObject({ removed: [{ environment: "old", resources: 2 }] });
    const text = report(result);
    expect(text).toContain("Preview of pre and old");
    expect(text).toContain("old is deleted in the working tree: nothing will be destroyed by itself");
    expect(text).toContain("its 2 resources stay without owner");
    expect(text).toContain(
      `cdktf destroy old at the base first (git switch --detach ${result.base.commit.slice(0, 12)})`,
    );
    expect((await run(["pre"])).removed).toEqual([]);
  });

  it("looks for a named environment at the base when the working tree has it not", async () => {
    repository.commit(copyingProject({ pre: stack({ note: "one" }), old: stack({ note: "one" }) }));
    repository.write(copyingProject({ pre: stack({ note: "two" }) }));
    // What the user works on otherwise must not hide what the base has.
    const env = { ...repository.env, INFRA_ENVIRONMENTS: "pre" };
    const result = await run([], { env, removed: { kind: "named", names: ["old"] } });
    expect(result).toMatchObject({ environments: [], removed: [{ environment: "old", resources: 1 }] });
    expect(report(result)).not.toContain("No changes");
    await expect(run([], { removed: { kind: "named", names: ["never"] } })).rejects.toMatchObject({
      problems: [{ value: '"never"', fix: "the base has pre, old" }],
    });
    expect(temporaryFolders()).toEqual([]);
  });

  it("ends at once when it is interrupted, and leaves nothing behind", async () => {
    repository.commit(copyingProject({ pre: stack({ note: "one" }) }));
    repository.write(copyingProject({ pre: stack({ note: "two" }) }));
    const before = repository.snapshot();
    const controller = new AbortController();
    const progress = (text: string) => {
      if (text.startsWith("synthesizing")) setTimeout(() => controller.abort(), 100);
    };
    await expect(run(["pre"], { signal: controller.signal, progress })).rejects.toThrow("aborted");
    expect(repository.snapshot()).toBe(before);
    expect(temporaryFolders()).toEqual([]);
  });
});

function report(result: Preview): string {
  const review = reviewPreview(result, { acceptances: [], config: {} });
  return renderTerminal(previewReport(result, review), { color: false, width: 200, details: false });
}
