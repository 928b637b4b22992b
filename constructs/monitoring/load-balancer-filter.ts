import { allOf } from "./common-props";

/** One external Application Load Balancer, by its URL map. */
export interface LoadBalancer {
  /** RE2 pattern that the whole name of the URL map must fit; no quotes and no backslashes. */
  readonly urlMapPattern: string;
}

/** Requests by path rule of the URL map: those of one rule, or all but those of some. */
export type Route = { readonly only: string } | { readonly allBut: readonly string[] };

/**
 * Filter for a metric of the load balancer.
 * @see https://cloud.google.com/load-balancing/docs/https/https-logging-monitoring
 */
export function loadBalancerFilter({ urlMapPattern }: LoadBalancer, metric: string, route?: Route): string {
  return allOf(
    'resource.type = "https_lb_rule"',
    `resource.labels.url_map_name = monitoring.regex.full_match("${urlMapPattern}")`,
    `metric.type = "loadbalancing.googleapis.com/https/${metric}"`,
    ...(route === undefined ? [] : routeFilters(route)),
  );
}

function routeFilters(route: Route): readonly string[] {
  const label = "resource.labels.matched_url_path_rule";
  if ("only" in route) return [`${label} = "${route.only}"`];
  return route.allBut.map((rule) => `${label} != "${rule}"`);
}
