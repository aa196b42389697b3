export type Cells = readonly string[];

/** Lines of text: columns as wide as what stands in them, numbers to the right and names to the left. */
export function table(head: Cells, rows: readonly Cells[], names: readonly number[]): readonly string[] {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)));
  const line = (row: Cells): string =>
    row
      .map((cell, column) =>
        names.includes(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [line(head), ...rows.map(line)];
}
