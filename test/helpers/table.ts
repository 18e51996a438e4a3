/** Tables drawn in text, so that what is expected can be read at a glance. */

/** Rows of a table; the first line names the columns, the first column the row. */
export function tableOf(text: string): Map<string, Record<string, string>> {
  const cells = (line: string) => line.split('|').map((cell) => cell.trim().replace(/\s+/g, ' '))
  const [head, ...lines] = text.trim().split('\n')
  const columns = cells(head!)
  return new Map(lines.map(cells).map((row) => [row[0]!, Object.fromEntries(columns.map((column, index) => [column, row[index] ?? '']))]))
}

/** The words of a cell; "-" is none. */
export const wordsIn = (cell: string | undefined): string[] => (cell ?? '-').split(' ').filter((word) => word !== '-' && word !== '')
