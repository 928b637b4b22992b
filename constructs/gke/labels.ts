/** Labels by which pods belong to an object: fixed for ever, because a Deployment's selector cannot change. */
export function selectorLabels(name: string): Record<string, string> {
  return { "app.kubernetes.io/name": name };
}

/** Labels of an object and of its pods; the selector's win over the caller's. */
export function objectLabels(
  name: string,
  labels: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return { ...labels, "app.kubernetes.io/managed-by": "terraform", ...selectorLabels(name) };
}
