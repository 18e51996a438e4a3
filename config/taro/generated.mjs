import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Writes a generated file when it differs; with `--check` it only says whether the committed one is up to date. */
export function generated(file, text) {
  const same = existsSync(file) && readFileSync(file, 'utf8') === text
  if (!process.argv.includes('--check')) return same || writeFileSync(file, text)
  if (same) return
  console.error(`${path.basename(file)} is out of date: run the script without --check and commit it`)
  process.exitCode = 1
}
