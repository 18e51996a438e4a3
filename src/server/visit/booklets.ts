/** Beginning, changing and erasing a booklet; each leaves a line in the audit log, without a word of what it says. */
import type { BodyOf } from '../../domain/api'
import type { visitApi } from '../../domain/api-visit'
import { actorKey, staffActor } from '../../domain/people/actors'
import { problemsInBooklet, type Booklet, type ERASED_WHY } from '../../domain/visit/booklet'
import { firstAskBy } from '../../domain/visit/needs'
import { audit } from '../audit/log'
import type { Look, Work } from '../deps'
import { eraseBookletRow } from '../erasure/visits'
import { idOfRequest } from '../ids'
import { Refused } from '../refused'
import { working } from '../ticket/work'
import { findBooklet, gridFor, openTold, sealTold, type Told } from './store'

/** Begins one; the same request again gives the same, with another body it is refused. */
export async function makeBooklet(look: Look, { requestId, booklet }: BodyOf<typeof visitApi.makeBooklet>): Promise<{ id: string }> {
  refuseWrong(look, booklet)
  const id = idOfRequest(requestId)
  const { gridId, communityId } = gridFor(look, 'write', booklet.gridId)
  await working(look, async (work) => {
    const made = await work.db
      .insertInto('booklet')
      .values({
        district_id: look.district,
        id,
        kind: booklet.kind,
        grid_id: gridId,
        community_id: communityId,
        version: 1,
        person_id: staffActor(look.actor).personId,
        made_at: new Date(look.now),
        ...contentOf(work, id, booklet),
      })
      .onConflict((there) => there.doNothing())
      .executeTakeFirst()
    if (made.numInsertedOrUpdatedRows === 1n) await noteDeed(work, 'make', id)
    else await refuseOther(work, id, booklet)
  })
  return { id }
}

/** Changes one as it was read; whoever read an older version is told so. */
export async function changeBooklet(look: Look, id: string, { version, booklet }: BodyOf<typeof visitApi.changeBooklet>) {
  refuseWrong(look, booklet)
  return working(look, async (work) => {
    const before = await findBooklet(work, 'write', id, true)
    if (before.version !== version) throw new Refused(409, 'stale')
    if (before.kind !== booklet.kind) throw new Refused(400, 'invalid', { fields: { kind: 'invalid' } })
    const { gridId, communityId } = gridFor(work, 'write', booklet.gridId)
    await work.db
      .updateTable('booklet')
      .set({ ...contentOf(work, id, booklet), grid_id: gridId, community_id: communityId, version: version + 1 })
      .where('district_id', '=', work.district)
      .where('id', '=', id)
      .execute()
    await noteDeed(work, 'change', id)
    return { version: version + 1 }
  })
}

/** It is gone for good, with the words of every visit there; also after a restore. */
export const eraseBooklet = (look: Look, id: string, why: (typeof ERASED_WHY)[number]) =>
  working(look, async (work) => {
    await findBooklet(work, 'erase', id, true)
    await eraseBookletRow(work, work.db, id)
    await noteDeed(work, 'erase', id, why)
    await work.erasures.note({ booklet: id }, work.now)
  })

function refuseWrong({ now }: Look, booklet: Booklet) {
  const fields = problemsInBooklet(booklet, now)
  if (Object.keys(fields).length > 0) throw new Refused(400, 'invalid', { fields })
}

async function refuseOther(work: Work, id: string, booklet: Booklet) {
  const row = await work.db
    .selectFrom('booklet')
    .select(['told', 'version', 'person_id'])
    .where('district_id', '=', work.district)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const isMine = row.person_id === staffActor(work.actor).personId
  const isSame = row.version > 1 || row.told === null || same(openTold(work, 'booklet', { id, told: row.told }), toldOf(booklet))
  if (!isMine || !isSame) throw new Refused(422, 'sameIdOtherBody')
}

const same = (a: Told, b: Told): boolean => JSON.stringify(a) === JSON.stringify(b)

const toldOf = (booklet: Booklet): Told => {
  const { stop, door, called, reach, phone, language, needs, basic, hardship, help, creditCode, contacts } = booklet
  return {
    stop,
    door,
    called,
    reach,
    ...(phone && { phone }),
    language,
    needs,
    basic,
    hardship,
    help,
    ...(creditCode && { creditCode }),
    contacts,
  }
}

const contentOf = (look: Look, id: string, booklet: Booklet) => ({
  told: sealTold(look, 'booklet', id, toldOf(booklet)),
  reasons: booklet.reasons,
  ask_by: firstAskBy(booklet.needs),
  changed_at: new Date(look.now),
})

const noteDeed = (work: Work, deed: 'make' | 'change' | 'erase', id: string, result = 'ok') =>
  audit(work, { actor: actorKey(work.actor), what: `booklet.${deed}:${id}`, result })
