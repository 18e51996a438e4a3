/** Photos and voice messages on disk, named by their content, and the signed addresses they are shown under. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Keys } from '../keys'
import { reencode, type Picture } from './picture'

export const SIZES = ['small', 'large'] as const
export type Size = (typeof SIZES)[number]
/** What an address shows: a photo in one of its sizes, a voice message, or a paper to save. */
type Shown = Size | 'voice' | 'paper'
export type Kept = { sha256: string; smallSha256: string; width: number; height: number; bytes: number }
/** The parts of an address: /files/<id>/<size, voice or paper>?e=<expiry>&v=<viewer tag>&s=<signature>. */
export type Address = { id: string; size: string; e: string; v: string; s: string }

const MINUTE = 60_000
/** An address lives between 10 and 15 minutes: within each 5 minutes it is the same, so that a phone loads a photo once. */
const LIFE_MS = 15 * MINUTE
const STEP_MS = 5 * MINUTE

/**
 * The photo store. What `keep` has told is on the disk. Names tell nothing of who or where: <dir>/ab/abcdef….jpg, and …-320.jpg
 * beside it; a voice message is <dir>/ab/abcdef….voice, a paper ….paper. An object store can take its place with these same methods.
 */
export class PhotoFiles {
  constructor(
    readonly dir: string,
    private readonly keys: Keys,
  ) {}

  /**
   * Makes both sizes anew and writes them. `record` may bring the writing together with a row: it calls `write` when it is ready
   * (holding the lock that keeps a sweep away).
   */
  async keep(bytes: Buffer, record: (kept: Kept, write: () => Promise<void>) => Promise<void> = (_, write) => write()): Promise<Kept> {
    const picture = await reencode(bytes)
    const { large, small, width, height } = picture
    const kept = { sha256: sha256Of(large), smallSha256: sha256Of(small), width, height, bytes: large.length }
    await record(kept, () => this.write(kept.sha256, picture))
    return kept
  }

  /** Writes a voice message, as it is to be kept. */
  async keepVoice(sha256: string, bytes: Buffer) {
    await mkdirSynced(path.dirname(this.voicePathOf(sha256)))
    await writeSynced(this.voicePathOf(sha256), bytes)
  }

  /** Writes a paper, as it is to be kept. */
  async keepPaper(sha256: string, bytes: Buffer) {
    await mkdirSynced(path.dirname(this.paperPathOf(sha256)))
    await writeSynced(this.paperPathOf(sha256), bytes)
  }

  paperPathOf = (sha256: string): string => path.join(this.dir, paperNameIn(sha256))

  voicePathOf = (sha256: string): string => path.join(this.dir, voiceNameIn(sha256))

  pathOf = (sha256: string, size: Size): string => path.join(this.dir, nameIn(sha256, size))

  /** Gone for good, in every form; no matter if it was gone before. */
  async remove(sha256: string) {
    const others = [this.voicePathOf(sha256), this.paperPathOf(sha256)]
    for (const file of [...SIZES.map((size) => this.pathOf(sha256, size)), ...others]) await rm(file, { force: true })
  }

  /** Files on the disk that were last written before `since`, a folder at a time. Clears away writes that were cut short. */
  async *writtenBefore(since: number): AsyncGenerator<string[]> {
    for (const folder of await namesIn(this.dir)) {
      const old = await this.oldIn(path.join(this.dir, folder), since)
      for (const file of old.filter((name) => name.endsWith('.part'))) await rm(file, { force: true })
      yield [...new Set(old.map((file) => path.basename(file).slice(0, 64)).filter((name) => /^[0-9a-f]{64}$/.test(name)))]
    }
  }

  /** Where this viewer sees, hears or fetches it; the signature is the permission, so it is made for each view anew. */
  addressOf(photo: { id: string }, size: Shown, viewer: string, now: number): string {
    const e = String(Math.floor(now / STEP_MS) * STEP_MS + LIFE_MS)
    const v = this.tagOf(viewer)
    return `/files/${photo.id}/${size}?e=${e}&v=${v}&s=${this.signatureOf({ id: photo.id, size, e, v })}`
  }

  /** Whether the address is one of ours and has not run out. */
  checks(address: Address, now: number): boolean {
    const given = Buffer.from(address.s)
    const right = Buffer.from(this.signatureOf(address))
    return given.length === right.length && timingSafeEqual(given, right) && now < Number(address.e)
  }

  /** Whether a checked address was made for this viewer. */
  isFor = ({ v }: Pick<Address, 'v'>, viewer: string): boolean => v === this.tagOf(viewer)

  private tagOf = (viewer: string): string => this.keys.signPhoto(`viewer ${viewer}`).slice(0, 11)

  private signatureOf = ({ id, size, e, v }: Omit<Address, 's'>): string => this.keys.signPhoto(`photo ${id} ${size} ${e} ${v}`)

  private async oldIn(folder: string, since: number): Promise<string[]> {
    const old: string[] = []
    for (const name of await namesIn(folder)) {
      const file = path.join(folder, name)
      const found = await stat(file).catch(() => undefined)
      if (found?.isFile() && found.mtimeMs < since) old.push(file)
    }
    return old
  }

  /** The large file last: where it is, both are. */
  private async write(sha256: string, { large, small }: Picture) {
    await mkdirSynced(path.dirname(this.pathOf(sha256, 'large')))
    await writeSynced(this.pathOf(sha256, 'small'), small)
    await writeSynced(this.pathOf(sha256, 'large'), large)
  }
}

/** A photo's path below the store's folder. */
export const nameIn = (sha256: string, size: Size): string => `${sha256.slice(0, 2)}/${sha256}${size === 'small' ? '-320' : ''}.jpg`

/** A voice message's path below the store's folder. */
export const voiceNameIn = (sha256: string): string => `${sha256.slice(0, 2)}/${sha256}.voice`

/** A paper's path below the store's folder. */
export const paperNameIn = (sha256: string): string => `${sha256.slice(0, 2)}/${sha256}.paper`

export const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** Writes a file so that it is there, whole, after a power cut: written aside and flushed, renamed, its folder flushed. */
export async function writeSynced(file: string, bytes: Buffer) {
  const aside = `${file}.${randomBytes(6).toString('hex')}.part`
  try {
    const handle = await open(aside, 'wx', 0o600)
    await handle
      .writeFile(bytes)
      .then(() => handle.sync())
      .finally(() => handle.close())
    await rename(aside, file)
  } catch (error) {
    await rm(aside, { force: true })
    throw error
  }
  await sync(path.dirname(file))
}

/** Makes a folder and those above it, each name flushed in its parent (that of another process's new folder too). */
export async function mkdirSynced(dir: string) {
  const first = (await mkdir(dir, { recursive: true, mode: 0o700 })) ?? dir
  for (let made = dir; made.length >= first.length; made = path.dirname(made)) await sync(path.dirname(made))
}

async function sync(dir: string) {
  const handle = await open(dir, 'r')
  await handle.sync().finally(() => handle.close())
}

/** What a folder holds; nothing when there is no such folder. */
const namesIn = (dir: string): Promise<string[]> =>
  readdir(dir).catch((error: NodeJS.ErrnoException) => {
    if (['ENOENT', 'ENOTDIR'].includes(error.code ?? '')) return []
    throw error
  })
