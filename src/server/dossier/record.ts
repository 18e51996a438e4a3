/** A ticket as files (档案): the reader's view for machines, its photos, voice and papers. Nothing in it that the reader does not see. */
import { readFile } from 'node:fs/promises'
import type { PaperView } from '../../domain/ticket/papers'
import type { PhotoView, TicketView } from '../../domain/ticket/views'
import type { Look } from '../deps'
import { papersOf } from '../photo/papers'
import { photosOf } from '../photo/store'
import { voiceOf } from '../voice/store'
import type { Entry } from './zip'

/** The entries of one ticket as `view` shows it. */
export async function* recordEntries({ db, district, files }: Look, view: TicketView): AsyncGenerator<Entry> {
  const names = new Map(photosIn(view).map((photo, i) => [photo.id, `photos/${view.number}/${i + 1}.jpg`]))
  const voice = 'voice' in view && view.voice ? await voiceOf(db, district, view.id) : undefined
  const voiceName = voice && `voices/${view.number}.${voice.kind}`
  yield { name: `tickets/${view.number}.json`, bytes: json(recordOf(view, names, voiceName)) }
  for (const photo of await photosOf(db, district, view.id)) {
    const name = names.get(photo.id)
    const bytes = name && (await readFile(files.pathOf(photo.sha256, 'large')).catch(() => undefined))
    if (bytes) yield { name, bytes }
  }
  const papers = new Map(papersIn(view).map((paper) => [paper.id, `papers/${paper.name}`]))
  for (const { id: paper, sha256 } of await papersOf(db, district, view.id)) {
    const name = papers.get(paper)
    const bytes = name && (await readFile(files.paperPathOf(sha256)).catch(() => undefined))
    if (bytes) yield { name, bytes }
  }
  const sound = voice && (await readFile(files.voicePathOf(voice.sha256)).catch(() => undefined))
  if (voiceName && sound) yield { name: voiceName, bytes: sound }
}

const photosIn = (view: TicketView): PhotoView[] => [
  ...('photos' in view ? view.photos : []),
  ...view.timeline.flatMap((entry) => entry.photos),
]

const papersIn = (view: TicketView): PaperView[] => [
  ...('papers' in view ? (view.papers ?? []) : []),
  ...view.timeline.flatMap((entry) => entry.papers ?? []),
]

/** The view without buttons, its instants written out, its photos and its voice by the names of their files. */
function recordOf({ actions: _, clocks, timeline, ...view }: TicketView, names: ReadonlyMap<string, string>, voice?: string) {
  const files = (photos: PhotoView[]) => photos.map(({ id }) => names.get(id))
  const named = (papers?: PaperView[]) => papers && { papers: papers.map(({ name }) => `papers/${name}`) }
  return {
    ...view,
    filedAt: told(view.filedAt),
    ...('photos' in view && { photos: files(view.photos), voice, ...named(view.papers) }),
    limits: clocks.map(({ kind, dueAt }) => ({ kind, dueAt: dueAt && told(dueAt) })),
    timeline: timeline.map((entry) => ({
      ...entry,
      at: told(entry.at),
      madeAt: entry.madeAt && told(entry.madeAt),
      photos: files(entry.photos),
      ...named(entry.papers),
    })),
  }
}

export const told = (at: number): string => new Date(at).toISOString()
export const json = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 2)}\n`)
