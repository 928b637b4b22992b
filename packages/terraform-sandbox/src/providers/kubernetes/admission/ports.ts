import { lookUp } from "../../../values";
import type { ApiRule } from "../../api-rule";
import type { Refusal } from "../../resource-type";
import { blocks } from "./pod";

/** Ports of a Service: names where there are several, no port twice, node ports in their range. */
export const SERVICE_PORTS: ApiRule = {
  name: "Kubernetes Service ports",
  source: "https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services",
  refusals: ({ object }) => {
    const ports = blocks(lookUp(object, "spec.port"));
    const keys = ports.map(({ port, protocol }) => `${String(port)}/${String(protocol ?? "TCP")}`);
    const twice = new Set(keys.filter((key, index) => keys.indexOf(key) !== index));
    const unnamed = ports.length > 1 ? ports.filter(({ name }) => name === null || name === "") : [];
    const outside = ports.filter(({ node_port: port }) => {
      return typeof port === "number" && port !== 0 && (port < 30_000 || port > 32_767);
    });
    return [
      ...unnamed.map(({ port }) =>
        refusal(`Required value: port ${String(port)} needs a name, as the Service has several`),
      ),
      ...[...twice].map((key) => refusal(`Duplicate value: port ${key}`)),
      ...outside.map(({ node_port: port }) =>
        refusal(`Invalid value: ${String(port)}: provided port is not in the valid range 30000-32767`),
      ),
    ];
  },
};

function refusal(message: string): Refusal {
  return { attribute: "spec", message };
}
