import { type Block, code, text } from "@infra-tools/report/doc/doc";

/** Address of a namespace, with or without a module. */
const NAMESPACE = /(?:^|\.)kubernetes_namespace(?:_v1)?\./;

/**
 * Remark on imported namespaces. The kubernetes provider leaves `pod-security.kubernetes.io` labels out of what it
 * imports, so a level that the plan lowers looks like a label that it adds.
 */
export function podSecurityRemark(imported: readonly string[]): readonly Block[] {
  const namespaces = imported.filter((address) => NAMESPACE.test(address));
  if (namespaces.length === 0) return [];
  return [
    {
      kind: "callout",
      tone: "warning",
      lines: [
        [
          text("Pod Security labels of "),
          ...namespaces.flatMap((address, index) => [text(index === 0 ? "" : ", "), code(address)]),
          text(
            " are shown as added, because the provider hides them when it imports; a lower level looks the same. Compare: ",
          ),
          code("kubectl get namespace <name> --show-labels"),
        ],
      ],
      priority: 0,
    },
  ];
}
