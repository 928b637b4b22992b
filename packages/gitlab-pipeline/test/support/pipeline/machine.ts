import type { Variables } from "./expression";
import { type PlannedJob, planJobs } from "./jobs";
import type { Configuration } from "./read-pipeline";
import { compositeStatus, isComplete, type JobStatus } from "./status";

/** A job of a pipeline, as it is now. */
export interface RunningJob {
  readonly planned: PlannedJob;
  readonly pipeline: Pipeline;
  status: JobStatus;
  /** True by its declaration, or because it ended with an exit code that is allowed. */
  allowFailure: boolean;
  retries: number;
}

export type ProcessMode = "unordered" | "oldest_first" | "newest_first" | "newest_ready_first";

/** A job's own lines that were run; `part` is the script or what runs after it. */
export interface Started {
  readonly pipeline: number;
  readonly job: string;
  readonly part: "script" | "after_script";
}

/**
 * The pipelines of a project: which job starts when. Written from GitLab's source, each rule beside the file that it was
 * read from. A test plays the runner and the people: it says how a job ends, what is started by hand and what is cancelled.
 */
export class Project {
  readonly started: Started[] = [];
  private readonly pipelines: Pipeline[] = [];
  private readonly modes = new Map<string, ProcessMode>();

  constructor(private readonly configuration: Configuration) {}

  /** Sets how a resource group chooses (app/models/ci/resource_group.rb); unordered until somebody does. */
  setProcessMode(group: string, mode: ProcessMode): void {
    this.modes.set(group, mode);
  }

  create(variables: Variables, changed: readonly string[] = []): Pipeline {
    const pipeline = new Pipeline(
      this,
      this.pipelines.length + 1,
      planJobs(this.configuration, { variables: { CI_DEFAULT_BRANCH: "main", ...variables }, changed }),
    );
    this.pipelines.push(pipeline);
    pipeline.process();
    return pipeline;
  }

  /** Gives free groups to waiting jobs: app/services/ci/resource_groups/assign_resource_from_resource_group_service.rb. */
  assignResources(): void {
    const all = this.pipelines.flatMap((pipeline) => pipeline.jobs);
    for (const group of new Set(all.flatMap(({ planned }) => planned.resourceGroup ?? []))) {
      const jobs = all.filter(({ planned }) => planned.resourceGroup === group);
      if (jobs.some(({ status }) => ["pending", "running", "canceling"].includes(status))) continue;
      const next = this.upcoming(jobs, this.modes.get(group) ?? "unordered");
      if (next?.status === "waiting_for_resource") next.status = "pending";
    }
  }

  /** A job that is only created holds its place in the two modes that keep an order. */
  private upcoming(jobs: readonly RunningJob[], mode: ProcessMode): RunningJob | undefined {
    const waiting = jobs.filter(({ status }) => status === "waiting_for_resource");
    const ordered = jobs.filter(({ status }) => status === "waiting_for_resource" || status === "created");
    const byPipeline = (candidates: readonly RunningJob[], sign: number) =>
      [...candidates].sort(
        (one, other) =>
          sign * (one.pipeline.id - other.pipeline.id) ||
          Number(one.status !== "waiting_for_resource") - Number(other.status !== "waiting_for_resource"),
      )[0];
    if (mode === "oldest_first") return byPipeline(ordered, 1);
    if (mode === "newest_first") return byPipeline(ordered, -1);
    if (mode === "newest_ready_first") return byPipeline(waiting, -1);
    return waiting[0];
  }
}

/** Statuses of a job that has not come to a runner yet, or waits for one. */
const BEFORE_RUNNING: readonly JobStatus[] = ["created", "waiting_for_resource", "pending"];

export class Pipeline {
  readonly jobs: RunningJob[];

  constructor(
    private readonly project: Project,
    readonly id: number,
    planned: readonly PlannedJob[],
  ) {
    this.jobs = planned.map((each) => this.newJob(each, 0));
  }

  /** Status of the whole pipeline. */
  get status(): JobStatus {
    return compositeStatus(this.jobs, { dag: false }) ?? "success";
  }

  /** True when a job failed that is allowed to: GitLab then says "passed with warnings". */
  get hasWarnings(): boolean {
    return this.jobs.some(
      ({ status, allowFailure }) => allowFailure && ["failed", "canceled"].includes(status),
    );
  }

  statusOf(name: string): JobStatus {
    return this.find(name).status;
  }

  /** Names of the jobs with a status, in the file's order. */
  named(...statuses: readonly JobStatus[]): readonly string[] {
    return this.jobs.filter(({ status }) => statuses.includes(status)).map(({ planned }) => planned.name);
  }

  /** Ends jobs that a runner has taken, each with exit code 0 or the one that is given; others wait. */
  run(...names: readonly string[]): void {
    for (const name of names) this.end(name, 0);
  }

  end(name: string, exitCode: number): void {
    const job = this.take(name);
    this.record(job, "after_script");
    job.status = exitCode === 0 ? "success" : "failed";
    // app/models/ci/build.rb, allow_failure_criteria.
    if (job.planned.allowedExitCodes.includes(exitCode)) job.allowFailure = true;
    if (exitCode !== 0) this.retryByItself(job, "script_failure");
    this.process();
  }

  /** The runner is gone in the middle of the script: nothing else of the job runs. */
  loseRunner(name: string, reason = "runner_system_failure"): void {
    const job = this.take(name);
    job.status = "failed";
    this.retryByItself(job, reason);
    this.process();
  }

  /**
   * Somebody cancels a job. One that runs is `canceling`, in which its token is valid and what runs after the script is
   * run (app/models/ci/build.rb; app/finders/ci/auth_job_finder.rb).
   */
  cancel(name: string): void {
    const job = this.find(name);
    if (job.status === "pending" && this.isTaken(job)) {
      job.status = "canceling";
      this.record(job, "after_script");
    } else if (!BEFORE_RUNNING.includes(job.status)) {
      throw new Error(`${name} is ${job.status} and cannot be cancelled`);
    }
    job.status = "canceled";
    this.process();
  }

  /** Cancels everything that has not ended; what waits for a person stays (CANCELABLE_STATUSES). */
  cancelAll(): void {
    for (const { planned } of this.jobs.filter(({ status }) => BEFORE_RUNNING.includes(status))) {
      if (BEFORE_RUNNING.includes(this.statusOf(planned.name))) this.cancel(planned.name);
    }
  }

  /** Somebody starts a job by hand: app/services/ci/play_build_service.rb. */
  play(name: string): void {
    const job = this.find(name);
    if (job.status !== "manual") throw new Error(`${name} is ${job.status}; only a manual job has a button`);
    this.enqueue(job);
    this.resetSkipped(job);
    this.process();
  }

  /** Somebody runs a job again: app/services/ci/retry_job_service.rb. */
  retry(name: string): void {
    const job = this.find(name);
    if (!["success", "failed", "canceled"].includes(job.status)) {
      throw new Error(`${name} is ${job.status} and cannot be run again`);
    }
    this.enqueue(this.replace(job));
    this.resetSkipped(job);
    this.process();
  }

  /** Marks as taken by a runner what is pending, and notes that its script began. */
  private take(name: string): RunningJob {
    const job = this.find(name);
    if (job.status !== "pending") throw new Error(`${name} is ${job.status}: no runner takes it`);
    this.record(job, "script");
    return job;
  }

  /** A test that cancels a job means one that runs: nothing else happens between being pending and a runner's taking it. */
  private isTaken(job: RunningJob): boolean {
    this.record(job, "script");
    return true;
  }

  private record({ planned }: RunningJob, part: Started["part"]): void {
    if (part === "after_script" && planned.afterScript.length === 0) return;
    this.project.started.push({ pipeline: this.id, job: planned.name, part });
  }

  /** lib/gitlab/ci/build/auto_retry.rb */
  private retryByItself(job: RunningJob, reason: string): void {
    const { max, when } = job.planned.retry;
    if (job.retries >= max || !(when.includes(reason) || when.includes("always"))) return;
    this.enqueue(this.replace(job));
  }

  private replace(job: RunningJob): RunningJob {
    const again = this.newJob(job.planned, job.retries + 1);
    this.jobs[this.jobs.indexOf(job)] = again;
    return again;
  }

  private newJob(planned: PlannedJob, retries: number): RunningJob {
    return { planned, pipeline: this, status: "created", allowFailure: planned.allowFailure, retries };
  }

  /** Jobs behind it that were skipped are looked at again: app/services/ci/reset_skipped_jobs_service.rb. */
  private resetSkipped({ planned }: RunningJob): void {
    const behind = new Set([planned.name]);
    for (let size = 0; size < behind.size; ) {
      size = behind.size;
      for (const { planned: each } of this.jobs) {
        if (each.needs?.some((need) => behind.has(need))) behind.add(each.name);
      }
    }
    for (const job of this.jobs) {
      if (job.status !== "skipped") continue;
      if (behind.has(job.planned.name) || job.planned.stage > planned.stage) job.status = "created";
    }
  }

  /** app/services/ci/pipeline_processing/atomic_processing_service.rb */
  process(): void {
    for (let changed = true; changed; ) {
      changed = false;
      for (const job of [...this.jobs].sort((one, other) => one.planned.stage - other.planned.stage)) {
        if (job.status !== "created") continue;
        const previous = this.previousStatus(job.planned);
        if (!isComplete(previous)) continue;
        this.processJob(job, previous);
        changed = true;
      }
    }
    this.project.assignResources();
  }

  private previousStatus({ needs, stage }: PlannedJob): JobStatus {
    const before =
      needs === undefined
        ? this.jobs.filter(({ planned }) => planned.stage < stage)
        : this.jobs.filter(({ planned }) => needs.includes(planned.name));
    return compositeStatus(before, { dag: needs !== undefined }) ?? "success";
  }

  /** app/services/ci/process_build_service.rb */
  private processJob(job: RunningJob, previous: JobStatus): void {
    const { when, needs } = job.planned;
    const valid: Readonly<Record<PlannedJob["when"], readonly JobStatus[]>> = {
      on_success: needs === undefined ? ["success", "skipped"] : ["success"],
      manual: needs === undefined ? ["success", "skipped"] : ["success"],
      on_failure: ["failed"],
      always: ["success", "failed", "skipped"],
    };
    if (!valid[when].includes(previous)) job.status = "skipped";
    else if (when === "manual" && job.retries === 0) job.status = "manual";
    else this.enqueue(job);
  }

  private enqueue(job: RunningJob): void {
    job.status = job.planned.resourceGroup === undefined ? "pending" : "waiting_for_resource";
  }

  private find(name: string): RunningJob {
    const job = this.jobs.find(({ planned }) => planned.name === name);
    if (job === undefined) throw new Error(`the pipeline has no job ${name}`);
    return job;
  }
}
