import {
  PipelineSchedules,
  Projects,
  ProjectVariables,
  ProtectedBranches,
  ResourceGroups,
} from "@gitbeaker/core";
import * as z from "zod";
import { checkAnswer, checkList, PAGE } from "./answers";
import { type GitLabOptions, resourceOptions } from "./resource-options";

/** Settings of a project, as far as the pipeline depends on them (lib/api/entities/project.rb of GitLab). */
const project = z.object({
  default_branch: z.string(),
  public_jobs: z.boolean().optional(),
  only_allow_merge_if_pipeline_succeeds: z.boolean().optional(),
  only_allow_merge_if_all_discussions_are_resolved: z.boolean().optional(),
  auto_cancel_pending_pipelines: z.string().optional(),
  ci_forward_deployment_enabled: z.boolean().optional(),
  ci_separated_caches: z.boolean().optional(),
});

const levels = z.array(z.object({ access_level: z.int().nullish() }));

const protectedBranch = z.object({
  push_access_levels: levels,
  merge_access_levels: levels,
  allow_force_push: z.boolean().optional(),
});

const resourceGroup = z.object({ key: z.string(), process_mode: z.string() });

const variable = z.object({
  key: z.string(),
  value: z.string().nullish(),
  protected: z.boolean(),
  masked: z.boolean(),
});

const schedule = z.object({ ref: z.string(), active: z.boolean() });

export type ProjectSettings = z.infer<typeof project>;
export type ProtectedBranch = z.infer<typeof protectedBranch>;
export type ResourceGroup = z.infer<typeof resourceGroup>;
export type Variable = z.infer<typeof variable>;
export type Schedule = z.infer<typeof schedule>;

/** Set-up of a project. Most of it needs a Maintainer's token. Every method may throw a `GitLabError`. */
export interface GitLabSettings {
  project(): Promise<ProjectSettings>;
  protectedBranch(name: string): Promise<ProtectedBranch>;
  resourceGroups(): Promise<readonly ResourceGroup[]>;
  variables(): Promise<readonly Variable[]>;
  schedules(): Promise<readonly Schedule[]>;
  setProcessMode(group: string, mode: string): Promise<void>;
  preventOutdatedDeployments(): Promise<void>;
}

export function connectSettings(options: GitLabOptions): GitLabSettings {
  const resource = resourceOptions(options);
  const { project: id } = options;
  const base = `projects/${id}`;
  const groups = new ResourceGroups(resource);
  const projects = new Projects(resource);
  return {
    project: async () => checkAnswer(project, "GET", base, await projects.show(id)),
    protectedBranch: async (name) =>
      checkAnswer(
        protectedBranch,
        "GET",
        `${base}/protected_branches/${name}`,
        await new ProtectedBranches(resource).show(id, name),
      ),
    resourceGroups: async () =>
      checkList(resourceGroup, `${base}/resource_groups`, await groups.all(id, PAGE)),
    variables: async () =>
      checkList(variable, `${base}/variables`, await new ProjectVariables(resource).all(id, PAGE)),
    schedules: async () =>
      checkList(schedule, `${base}/pipeline_schedules`, await new PipelineSchedules(resource).all(id, PAGE)),
    setProcessMode: async (group, mode) => {
      await groups.edit(id, group, { processMode: mode });
    },
    preventOutdatedDeployments: async () => {
      await projects.edit(id, { ciForwardDeploymentEnabled: true });
    },
  };
}
