import { baseRevision, hasUncommittedWork } from "../../src/git/revision";
import { createRepository, type Repository } from "./repository";

let repository: Repository;
beforeEach(() => {
  repository = createRepository();
});
afterEach(() => repository.remove());

const options = () => ({ cwd: repository.root, env: repository.env });

describe("the base revision", () => {
  it("is where the branch left main, even when main went on", async () => {
    const base = repository.commit({ a: "1" });
    repository.git("switch", "--quiet", "--create", "branch");
    repository.commit({ b: "1" });
    repository.git("switch", "--quiet", "main");
    repository.commit({ a: "2" });
    repository.git("switch", "--quiet", "branch");
    expect(await baseRevision(undefined, options())).toEqual({
      commit: base,
      name: "the merge base with main",
    });
  });

  it("is taken from the remote main where a clone has no other", async () => {
    const base = repository.commit({ a: "1" });
    repository.git("update-ref", "refs/remotes/origin/main", base);
    repository.git("switch", "--quiet", "--detach");
    repository.git("branch", "--delete", "--force", "main");
    const result = await baseRevision(undefined, options());
    expect(result).toEqual({ commit: base, name: "the merge base with origin/main" });
  });

  it("follows the default branch that the remote has, whatever its name", async () => {
    const base = repository.commit({ a: "1" });
    repository.git("branch", "--move", "trunk");
    repository.git("update-ref", "refs/remotes/origin/trunk", base);
    repository.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/trunk");
    repository.git("switch", "--quiet", "--create", "branch");
    repository.commit({ b: "1" });
    expect(await baseRevision(undefined, options())).toEqual({
      commit: base,
      name: "the merge base with origin/trunk",
    });
  });

  it("is the one that was named, a tag's commit for a tag", async () => {
    const commit = repository.commit({ a: "1" });
    repository.git("tag", "--annotate", "--message=one", "v1");
    repository.commit({ a: "2" });
    expect(await baseRevision("v1", options())).toEqual({ commit, name: "v1" });
  });

  it.each(["nowhere", "--all", "HEAD:a"])("is refused when %s names no commit", async (ref) => {
    repository.commit({ a: "1" });
    await expect(baseRevision(ref, options())).rejects.toMatchObject({
      problems: [{ where: "--base", value: JSON.stringify(ref) }],
    });
  });

  it("is asked for when there is no default branch", async () => {
    repository.git("branch", "--move", "trunk");
    await expect(baseRevision(undefined, options())).rejects.toThrow(/name a base with --base/);
  });
});

describe("uncommitted work", () => {
  it("is a changed file or one that git does not know", async () => {
    repository.commit({ a: "1" });
    expect(await hasUncommittedWork(options())).toBe(false);
    repository.write({ b: "1" });
    expect(await hasUncommittedWork(options())).toBe(true);
  });
});
