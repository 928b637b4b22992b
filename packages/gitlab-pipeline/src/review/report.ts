import { reviewPicture } from "@infra-tools/plan-review/picture";
import { type ReportOptions, reviewReport } from "@infra-tools/plan-review/report";
import type { Review, ReviewedPlan } from "@infra-tools/plan-review/review";
import { type Block, code, type Doc, link, type Picture, paragraph, text } from "@infra-tools/report/doc/doc";
import { renderHtml } from "@infra-tools/report/render/html";
import { renderMarkdown } from "@infra-tools/report/render/markdown";
import { renderJson } from "@infra-tools/runtime/json";
import { writeFileAtomically } from "@infra-tools/runtime/write-file";
import { reviewArtifacts } from "../artifact/files";
import type { PipelineContext } from "../context";

export interface Reports {
  /** For the note, without a marker. */
  readonly markdown: string;
  readonly doc: Doc;
}

/** Writes the page, the Markdown and the link to the page. */
export async function writeReports(
  root: string,
  review: Review,
  around: {
    readonly before: readonly Block[];
    readonly after: readonly Block[];
    readonly pageOnly: readonly Block[];
  },
  context: PipelineContext,
): Promise<Reports> {
  const files = reviewArtifacts(root);
  const page = pageUrl(context);
  const form = (doc: Doc): Doc => ({ ...doc, blocks: [...around.before, ...doc.blocks, ...around.after] });
  const doc = form(reviewDoc(review));
  const markdown = renderMarkdown({ ...doc, blocks: [...doc.blocks, footer(context, page)] });
  writeFileAtomically(files.markdown, markdown);
  const whole = form(reviewDoc(review, { pictures: await draw(review) }));
  writeFileAtomically(files.html, renderHtml({ ...whole, blocks: [...whole.blocks, ...around.pageOnly] }));
  if (page !== undefined) {
    writeFileAtomically(
      files.annotations,
      renderJson({ "Plan review": [{ external_link: { label: "Plan review", url: page } }] }),
    );
  }
  return { markdown, doc };
}

/** Without a plan there is no verdict: "No changes" would be one. */
function reviewDoc(review: Review, options: ReportOptions = {}): Doc {
  return review.plans.length === 0
    ? { title: "Plan review: no environment is changed", blocks: [] }
    : reviewReport(review, options);
}

/** GitLab shows a job's file at this address to anyone who may read the job. */
function pageUrl({ jobUrl }: PipelineContext): string | undefined {
  return jobUrl === undefined ? undefined : `${jobUrl}/artifacts/file/${reviewArtifacts("").htmlPath}`;
}

function footer({ commit, pipeline }: PipelineContext, page: string | undefined): Block {
  return {
    ...paragraph(
      ...(page === undefined ? [] : [link("The whole review as a page", page), text(" · ", "muted")]),
      text(`pipeline ${pipeline}, commit `, "muted"),
      code(commit.slice(0, 12), "muted"),
    ),
    priority: 0,
  };
}

async function draw(review: Review): Promise<ReadonlyMap<ReviewedPlan, Picture>> {
  const pictures = new Map<ReviewedPlan, Picture>();
  for (const reviewed of review.plans) {
    const picture = await reviewPicture(reviewed.plan);
    if (picture !== undefined) pictures.set(reviewed, picture);
  }
  return pictures;
}
