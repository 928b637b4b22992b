/** Members of each group, as indexes. */
export type Groups = readonly (readonly number[])[];

/**
 * Three ways to divide items into groups so that two items share one group at most: the rows, the columns and the diagonals
 * of a table that holds each item in one cell. Of any three items each is then in some group without the other two.
 *
 * The number of columns is odd, so that no four items share a group pair by pair: three of them could imitate the fourth.
 * The table is filled along lines that cross all groups: neighbours, which often act together, share none.
 */
export function crossedGroups(items: number): Groups {
  const columns = oddAtLeast(Math.ceil(Math.sqrt(items)));
  const rows = Math.ceil(items / columns);
  const groups = new Map<string, number[]>();
  for (let item = 0; item < items; item++) {
    const row = item % rows;
    const column = modulo(Math.floor(item / rows) - 2 * row, columns);
    const names = [`row ${row}`, `column ${column}`, `diagonal ${(row + column) % columns}`];
    for (const name of names) groups.set(name, [...(groups.get(name) ?? []), item]);
  }
  return [...groups.values()];
}

function oddAtLeast(number: number): number {
  return number % 2 === 0 ? number + 1 : number;
}

/** Never negative. */
function modulo(number: number, divisor: number): number {
  return ((number % divisor) + divisor) % divisor;
}
