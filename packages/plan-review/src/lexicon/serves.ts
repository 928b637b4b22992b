import { remembered } from "./remembered";
import { hasAny, typeWords } from "./words";

interface ServiceReading {
  /** Consequence of a deletion, as the rest of "This stops". */
  readonly serves: string;
  /** Last words of the type. */
  readonly phrases: readonly string[];
}

/** Types that carry requests or traffic, of any provider, by the words at the end of their names. */
const SERVICES: readonly ServiceReading[] = [
  {
    serves: "the requests that come in through it",
    phrases: [
      "load balancer",
      "loadbalancer",
      "nodebalancer",
      "lb",
      "alb",
      "nlb",
      "elb",
      "application gateway",
      "api gateway",
      "api gateway gateway",
      "apigee instance",
      "ingress",
      "forwarding rule",
      "listener",
      "load balancer service",
      "frontend",
      "front door",
      "frontdoor",
      "frontdoor endpoint",
      "frontdoor route",
      "cdn",
      "cdn endpoint",
      "distribution",
      "traffic manager profile",
      "global accelerator",
      "service vcl",
      "service compute",
    ],
  },
  {
    serves: "requests to its name",
    phrases: [
      "dns record",
      "record",
      "dns recordset",
      "record set",
      "recordset",
      "rrset",
      "zone record",
      "domain record",
      "a record",
      "aaaa record",
      "cname record",
      "mx record",
      "ns record",
      "domain dns record",
      "custom domain",
      "custom hostname",
      "domain mapping",
      "domain name",
      "pages domain",
      "project domain",
      "container domain",
      "function domain",
      "domain association",
    ],
  },
  {
    serves: "the traffic that takes this way",
    phrases: [
      "nat gateway",
      "public gateway",
      "internet gateway",
      "vpn gateway",
      "vpn connection",
      "vpn tunnel",
      "network gateway",
      "network gateway connection",
      "gateway connection",
      "site to site vpn",
      "peering",
      "peering connection",
      "network peering",
      "peering container",
      "vpc attachment",
      "transit gateway",
      "interconnect attachment",
      "express route circuit",
      "express route connection",
      "direct connect connection",
      "private endpoint",
      "endpoint service",
      "verifiedaccess endpoint",
      "vpc endpoint",
      "link endpoint",
      "private link access",
      "private link attachment",
      "gateway attachment",
      "privatelink endpoint",
      "vpc route",
      "route entry",
      "network route",
      "static route",
      "static routes",
      "default route",
      "router interface",
    ],
  },
  {
    serves: "what uses the address",
    phrases: [
      "public ip",
      "public ip address",
      "floating ip",
      "floatingip",
      "static ip",
      "elastic ip",
      "eip",
      "flexible ip",
      "primary ip",
      "reserved ip",
    ],
  },
  {
    serves: "TLS for the names on it",
    phrases: [
      "custom certificate",
      "uploaded certificate",
      "managed certificate",
      "ssl certificate",
      "tls activation",
      "tls subscription",
      "tls certificate",
      "domain certificate",
    ],
  },
  {
    serves: "what runs on it",
    phrases: [
      "web app",
      "function app",
      "app service",
      "container app",
      "app platform",
      "model serving",
      "sql endpoint",
      "search endpoint",
      "inference endpoint",
      "scale set",
      "node pool",
      "node group",
      "nodepool",
      "nodegroup",
      "instance group",
      "instance group manager",
      "autoscaling group",
      "scaling group",
    ],
  },
];

/** Words before the last ones that make the type a setting of something else, or of something that carries nothing. */
const NO_SERVICE: readonly string[] = [
  "route table",
  "dead letter",
  "iot*",
  "log*",
  "event*",
  "alert*",
  "test*",
];

/** Requests or traffic that end with a resource, by its type; undefined for a type that carries none. */
export const servesByName = remembered((type): string | undefined => {
  const words = typeWords(type.replace(/_v\d+$/, ""));
  if (hasAny(words, NO_SERVICE)) return undefined;
  const endings = [1, 2, 3].map((count) => words.slice(-count).join(" "));
  return SERVICES.find(({ phrases }) => endings.some((ending) => phrases.includes(ending)))?.serves;
});
