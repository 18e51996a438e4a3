/** When this data directory was backed up last: kept beside it, for whoever looks after the server. */
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'

const fileIn = (dataDir: string): string => path.join(dataDir, 'last-backup.json')

/** UTC ms; null where it never was. */
export const lastBackup = (dataDir: string): Promise<number | null> =>
  readFile(fileIn(dataDir), 'utf8').then(
    (text) => (JSON.parse(text) as { at: number }).at,
    () => null,
  )

export const keepLastBackup = (dataDir: string, at: number): Promise<void> => writeFile(fileIn(dataDir), `${JSON.stringify({ at })}\n`)
