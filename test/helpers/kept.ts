/** Data directories that earlier versions wrote (test/fixtures, made by make.mjs), opened as the server of today opens them. */
import { spawnSync } from 'node:child_process'
import { chmodSync, createReadStream, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import tar from 'tar-stream'

const FIXTURES = path.resolve(__dirname, '../fixtures')

export const KEPT = readdirSync(FIXTURES)
  .filter((name) => name.endsWith('.tar.br'))
  .sort()

/** Unpacks one into a folder of its own and returns the folder. */
export async function unpackKept(name: string): Promise<string> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'kept-'))
  chmodSync(folder, 0o755)
  const entries = tar.extract()
  const read = pipeline(createReadStream(path.join(FIXTURES, name)), createBrotliDecompress(), entries)
  for await (const entry of entries) {
    const to = path.join(folder, entry.header.name)
    if (entry.header.type === 'directory') mkdirSync(to, { recursive: true })
    else writeFileSync(to, await bytesOf(entry))
    chmodSync(to, entry.header.mode!)
    entry.resume()
  }
  await read
  // as root PostgreSQL runs as somebody else, whose files they have to be
  if (process.getuid?.() === 0) spawnSync('chown', ['-R', 'nobody', path.join(folder, 'postgres')])
  return folder
}

async function bytesOf(entry: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of entry) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
