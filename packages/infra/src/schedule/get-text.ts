import { type Network, NoAnswerError, send } from "@infra-tools/gitlab-pipeline/http/send";

/** Text that anyone may read at a URL, or why there is none. */
export async function getText(
  url: URL,
  network: Network,
): Promise<{ readonly text: string } | { readonly problem: string }> {
  try {
    const answer = await send({ method: "GET", url, repeatable: true }, network);
    return answer.ok ? { text: answer.text } : { problem: `it answered ${answer.status}` };
  } catch (error) {
    if (error instanceof NoAnswerError) return { problem: error.message };
    throw error;
  }
}
