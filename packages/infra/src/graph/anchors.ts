import { CLOUDS } from "./cloud";
import type { Arrow, Box, Picture } from "./picture";

/**
 * Invisible arrows that only place things. A cloud that no arrow connects to another would be placed far off; it is put
 * behind the box that most others need.
 */
export function anchors({ boxes, arrows }: Picture): readonly Arrow[] {
  const clouds = new Map(boxes.map(({ id, cloud }) => [id, cloud]));
  const connected = new Set(
    arrows.flatMap(({ from, to }) => {
      const [a, b] = [clouds.get(from), clouds.get(to)];
      return a === b ? [] : [a, b];
    }),
  );
  const hub = mostNeeded(
    CLOUDS.flatMap(({ cloud }) => (connected.has(cloud) ? boxes.filter((box) => box.cloud === cloud) : [])),
    arrows,
  );
  if (hub === undefined) return [];
  return CLOUDS.flatMap(({ cloud }) => {
    const first = boxes.find((box) => box.cloud === cloud && arrows.every(({ to }) => to !== box.id));
    return first === undefined || connected.has(cloud) ? [] : [{ from: hub.id, to: first.id }];
  });
}

/** Of the boxes that need nothing themselves; the first one when several are needed as often. */
function mostNeeded(boxes: readonly Box[], arrows: readonly Arrow[]): Box | undefined {
  const ends = boxes.filter(({ id }) => arrows.every(({ from }) => from !== id));
  const needed = ({ id }: Box) => arrows.filter(({ to }) => to === id).length;
  return ends.sort((a, b) => needed(b) - needed(a))[0];
}
