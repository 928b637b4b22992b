/** Does work on all items, `size` at a time, in their order; a failure waits for whoever asks for its item. */
export function inPool<Item, Result>(
  items: readonly Item[],
  size: number,
  work: (item: Item) => Promise<Result>,
): ReadonlyMap<Item, Promise<Result>> {
  const waiting: (() => void)[] = [];
  let running = 0;
  const next = () => {
    running -= 1;
    waiting.shift()?.();
  };
  const start = async (item: Item): Promise<Result> => {
    if (running >= size) await new Promise<void>((resolve) => waiting.push(resolve));
    running += 1;
    try {
      return await work(item);
    } finally {
      next();
    }
  };
  return new Map(
    items.map((item) => {
      const result = start(item);
      result.catch(() => undefined);
      return [item, result];
    }),
  );
}
