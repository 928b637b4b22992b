import type { Format } from "./format";

export const INSTANCE_URL: Format = {
  pattern: /^https:\/\/[a-z0-9.-]+(:\d+)?$/,
  rule: "must be an https address without a path",
};

export const PROJECT_PATH: Format = {
  pattern: /^[A-Za-z0-9_.-]+(\/[A-Za-z0-9_.-]+)+$/,
  rule: "must be a project's full path, such as group/project, without wildcards",
};

export const BRANCH_NAME: Format = {
  pattern: /^[A-Za-z0-9_./-]+$/,
  rule: "must be one branch's name, without wildcards",
};
