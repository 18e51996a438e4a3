/** Everything about a resident as one file (导出): who they are here, each of their tickets as they see it, its photos, papers and voice. */
import type { Actor } from '../../domain/people/actors'
import { inBeijing } from '../beijing'
import type { Deps } from '../deps'
import { json, recordEntries, told } from './record'
import { zipOf, type Entry } from './zip'
import { feedbackOf } from '../people/feedback'
import { ticketsOf, viewTicket } from '../ticket/read'
import { lookOf } from '../ticket/work'
import { looksAt } from '../people/phone-looks'
import { identitiesOf } from '../people/store'
import { textsAsked } from '../people/text-asks'

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
    const look = lookOf(deps, actor, now)
    const page = await ticketsOf(look, { after })
    for (const { id } of page.rows) yield* recordEntries(look, await viewTicket(look, id))
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
