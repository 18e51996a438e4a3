import qrcode from 'qrcode-generator'

/** Light cells around a code, without which no reader finds it. */
const QUIET = 4

/** The QR code of an address as one SVG path in a square of `size`; a quarter of it may be scratched (level Q). */
export function qrPath(address: string): { path: string; size: number } {
  const code = qrcode(0, 'Q')
  code.addData(address)
  code.make()
  const count = code.getModuleCount()
  const rows = Array.from({ length: count }, (_, row) => rowPath(row, (column) => code.isDark(row, column), count))
  return { path: rows.join(''), size: count + 2 * QUIET }
}

/** Runs of dark cells, each a bar. */
function rowPath(row: number, isDark: (column: number) => boolean, count: number): string {
  let path = ''
  for (let column = 0; column < count; column++) {
    if (!isDark(column)) continue
    const from = column
    while (column + 1 < count && isDark(column + 1)) column++
    path += `M${from + QUIET} ${row + QUIET}h${column - from + 1}v1H${from + QUIET}z`
  }
  return path
}
