import { jobToken, noteToken, readContext } from "../src/context";

const BRANCH = {
  CI_API_V4_URL: "https://gitlab.example.com/api/v4",
  CI_PROJECT_ID: "42",
  CI_COMMIT_SHA: "c".repeat(40),
  CI_PIPELINE_ID: "1001",
  CI_DEFAULT_BRANCH: "main",
};

const MERGE_REQUEST = {
  ...BRANCH,
  CI_MERGE_REQUEST_IID: "5",
  CI_MERGE_REQUEST_DIFF_BASE_SHA: "b".repeat(40),
  CI_MERGE_REQUEST_TARGET_BRANCH_NAME: "main",
  CI_MERGE_REQUEST_PROJECT_ID: "42",
  CI_MERGE_REQUEST_SOURCE_PROJECT_ID: "42",
};

test("a branch pipeline has no merge request", () => {
  expect(readContext(BRANCH)).toMatchObject({
    pipeline: 1001,
    project: "42",
    defaultBranch: "main",
    mergeRequest: undefined,
  });
});

test("a merge request's pipeline knows base and head", () => {
  expect(readContext(MERGE_REQUEST).mergeRequest).toEqual({
    iid: 5,
    base: "b".repeat(40),
    head: "c".repeat(40),
    targetBranch: "main",
    plannedOn: "b".repeat(40),
    mergedResult: false,
    fork: false,
  });
});

test("on merged results the head is the source branch's, not the commit that GitLab made", () => {
  const { mergeRequest } = readContext({
    ...MERGE_REQUEST,
    CI_MERGE_REQUEST_EVENT_TYPE: "merged_result",
    CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: "d".repeat(40),
  });
  expect(mergeRequest).toMatchObject({ head: "d".repeat(40), mergedResult: true });
});

test("a merge request from another project is a fork's", () => {
  expect(readContext({ ...MERGE_REQUEST, CI_MERGE_REQUEST_SOURCE_PROJECT_ID: "77" }).mergeRequest?.fork).toBe(
    true,
  );
});

test("every missing variable is named at once", () => {
  expect(() => readContext({ CI_PROJECT_ID: "42", CI_COMMIT_SHA: "" })).toThrow(
    /CI_API_V4_URL[\s\S]*CI_COMMIT_SHA[\s\S]*CI_PIPELINE_ID/,
  );
});

test("an empty token is no token", () => {
  expect(noteToken({ INFRA_NOTE_TOKEN: "" })).toBeUndefined();
  expect(noteToken({ INFRA_NOTE_TOKEN: "abc" })).toEqual({ kind: "access", value: "abc" });
  expect(jobToken({})).toBeUndefined();
  expect(jobToken({ CI_JOB_TOKEN: "abc" })).toEqual({ kind: "job", value: "abc" });
});
