import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadReviewConfig } from "../src/config";

describe("loadReviewConfig", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "review-config-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("is empty for a folder without review.yaml", async () => {
    expect(await loadReviewConfig(folder)).toEqual({});
  });

  it("reads review.yaml of the folder", async () => {
    writeFileSync(join(folder, "review.yaml"), "severities: { default: { role-granted: notice } }\n");
    expect(await loadReviewConfig(folder)).toEqual({ severities: { default: { "role-granted": "notice" } } });
  });

  it("reads a named file, relative to the working directory, instead", async () => {
    writeFileSync(join(folder, "review.yaml"), "not even read");
    writeFileSync(join(folder, "strict.yaml"), "severities: { default: { role-granted: danger } }\n");
    expect(await loadReviewConfig("/nowhere", { file: "strict.yaml", cwd: folder })).toEqual({
      severities: { default: { "role-granted": "danger" } },
    });
  });

  it("refuses a named file that does not exist", async () => {
    await expect(loadReviewConfig(folder, { file: "missing.yaml" })).rejects.toThrow(
      "the configuration file of the review must exist",
    );
  });
});
