import type { GitLab } from "../gitlab/gitlab";
import { keepNote, type NoteOutcome } from "./keep-note";
import { type Marker, printMarker, readMarker } from "./marker";

export interface NoteRequest {
  readonly mergeRequest: number;
  readonly marker: Marker;
  /** Markdown without the marker. */
  readonly body: string;
}

/** Keeps the review's one note on a merge request. A pipeline that is no longer the newest leaves it alone. */
export function syncNote(gitlab: GitLab, request: NoteRequest): Promise<NoteOutcome> {
  const { mergeRequest, marker, body } = request;
  return keepNote(gitlab, {
    mergeRequest,
    text: `${printMarker(marker)}\n${body}`,
    pipeline: marker.pipeline,
    pipelineOf: (text) => readMarker(text)?.pipeline,
    isOvertaken: async () => (await gitlab.pipelines(mergeRequest)).some((id) => id > marker.pipeline),
  });
}
