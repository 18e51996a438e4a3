/** The drawn pictures (画的图) of the story: each is read and encoded once, however many tickets show it. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { actorKey } from '../../domain/people/actors'
import type { Work } from '../deps'
import type { Kept } from '../photo/files'
import { insertPhoto, lockFile } from '../photo/store'

export class Pictures {
  private readonly kept = new Map<string, Promise<Kept | undefined>>()

  constructor(private readonly dir: string) {}

  /** A photo of the one who acts; none where there is no such picture. */
  async attach(work: Work, name: string | undefined): Promise<string[]> {
    const kept = name && (await this.keep(work, name))
    if (!kept) return []
    await lockFile(work.db, kept.sha256)
    return [await insertPhoto(work.db, work, kept, { actor: actorKey(work.actor), now: work.now })]
  }

  private keep(work: Work, name: string): Promise<Kept | undefined> {
    const found = this.kept.get(name) ?? this.read(work, name)
    this.kept.set(name, found)
    return found
  }

  private async read({ files }: Work, name: string): Promise<Kept | undefined> {
    const bytes = await readFile(path.join(this.dir, `${name}.jpg`)).catch(() => undefined)
    return bytes && files.keep(bytes)
  }
}
