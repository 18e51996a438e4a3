/** The demo's story in a short form, told into a server: histories of every kind over eight weeks. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { tellStory } from '../../src/server/story/story'
import { TOPICS } from '../../src/server/story/words'
import type { TestServer } from './server'

/** What began at a door and is no tale. */
const VISITED = 1

/** The scripted tales and so many others; returns how many tickets that made. */
export async function tellInto(server: TestServer, tales: number): Promise<number> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'chuishao-story-'))
  const picture = await sharp({ create: { width: 96, height: 72, channels: 3, background: '#8aa' } })
    .jpeg()
    .toBuffer()
  for (const name of TOPICS.flatMap(({ drawn }) => drawn ?? [])) fs.writeFileSync(path.join(dir, `${name}.jpg`), picture)
  const count = await tellStory(server.deps, { dir, drawn: dir, tales, say: () => undefined, isStopped: () => false })
  fs.rmSync(dir, { recursive: true, force: true })
  return count + VISITED
}
