/** Everything about a resident as one file (导出): who they are here, each of their tickets as they see it, its photos, papers and voice. */
import { readFile } from 'node:fs/promises'
import type { Actor } from '../../domain/people/actors'
import type { PaperView } from '../../domain/ticket/papers'
import type { PhotoView, TicketView } from '../../domain/ticket/views'
import { inBeijing } from '../beijing'
import type { Deps } from '../deps'
import { papersOf } from '../photo/papers'
import { feedbackOf } from './feedback'
import { photosOf } from '../photo/store'
import { ticketsOf, viewTicket } from '../ticket/read'
import { lookOf } from '../ticket/work'
import { looksAt } from './phone-looks'
import { voiceOf } from '../voice/store'
import { identitiesOf } from './store'
import { textsAsked } from './text-asks'
import { zipOf, type Entry } from './zip'

type Resident = Extract<Actor, { kind: 'resident' }>

const READ_ME = `这是您在市民吹哨的全部记录。
account.json：您的手机号、姓名、微信标识、同意隐私规则的记录、谁看过您的电话、您对这个程序说过的话和回复。
tickets/：每件事一个文件，您写的、每一步经过、您的评价。
photos/：每件事的照片，文件名和 tickets/ 里写的一样。
voices/：每件事的语音留言。
papers/：每件事的附件。
时间是世界标准时间（UTC），北京时间加 8 小时。
`

/** The bytes of the zip file. */
export function exportOf(deps: Deps, actor: Resident, now: number): AsyncGenerator<Buffer> {
  const [year, month, day] = inBeijing(now, 'YYYY M D').split(' ').map(Number)
  return zipOf(entriesOf(deps, actor, now), { year: year!, month: month!, day: day! })
}

async function* entriesOf(deps: Deps, actor: Resident, now: number): AsyncGenerator<Entry> {
  yield { name: '说明.txt', bytes: Buffer.from(READ_ME) }
  yield { name: 'account.json', bytes: json(await accountOf(deps, actor.personId, now)) }
  let after: string | undefined
  do {
    const page = await ticketsOf(lookOf(deps, actor, now), { after })
    for (const { id } of page.rows) yield* ticketEntries(deps, actor, id, now)
    after = page.next ?? undefined
  } while (after)
}

async function accountOf(deps: Deps, personId: string, now: number) {
  const known = await identitiesOf(deps, personId)
  const feedback = await feedbackOf(deps, personId)
  const texts = await textsAsked(deps, personId)
  const consents = await deps.db
    .selectFrom('consent')
    .select(['version', 'at', 'withdrawn_at', 'by_guardian'])
    .where('district_id', '=', deps.district)
    .where('person_id', '=', personId)
    .orderBy('at')
    .execute()
  return {
    exportedAt: told(now),
    ...Object.fromEntries(known),
    feedback: feedback.map((one) => ({ ...one, saidAt: told(one.saidAt), dueAt: told(one.dueAt) })),
    textsAskedAt: texts && told(texts),
    consents: consents.map(({ version, at, withdrawn_at, by_guardian }) => ({
      version,
      at: told(at),
      withdrawnAt: withdrawn_at && told(withdrawn_at),
      byGuardian: by_guardian,
    })),
    looksAtMyPhone: (await looksAt(deps, personId)).map((look) => ({ ...look, at: told(look.at) })),
  }
}

async function* ticketEntries(deps: Deps, actor: Resident, id: string, now: number): AsyncGenerator<Entry> {
  const view = await viewTicket(lookOf(deps, actor, now), id)
  const names = new Map(photosIn(view).map((photo, i) => [photo.id, `photos/${view.number}/${i + 1}.jpg`]))
  const voice = 'voice' in view && view.voice ? await voiceOf(deps.db, deps.district, id) : undefined
  const voiceName = voice && `voices/${view.number}.${voice.kind}`
  yield { name: `tickets/${view.number}.json`, bytes: json(recordOf(view, names, voiceName)) }
  for (const photo of await photosOf(deps.db, deps.district, id)) {
    const name = names.get(photo.id)
    const bytes = name && (await readFile(deps.files.pathOf(photo.sha256, 'large')).catch(() => undefined))
    if (bytes) yield { name, bytes }
  }
  const papers = new Map(papersIn(view).map((paper) => [paper.id, `papers/${paper.name}`]))
  for (const { id: paper, sha256 } of await papersOf(deps.db, deps.district, id)) {
    const name = papers.get(paper)
    const bytes = name && (await readFile(deps.files.paperPathOf(sha256)).catch(() => undefined))
    if (bytes) yield { name, bytes }
  }
  const sound = voice && (await readFile(deps.files.voicePathOf(voice.sha256)).catch(() => undefined))
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

const told = (at: number): string => new Date(at).toISOString()
const json = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 2)}\n`)
