/** Voice messages (语音留言) and the reports they belong to; one that no report takes goes after a day, as photos do. */
import type { FileMark } from '../../domain/ticket/history'
import type { VoiceView } from '../../domain/ticket/views'
import { inTransaction, type Db, type Tx } from '../database/open'
import type { Deps } from '../deps'
import { sha256Of } from '../photo/files'
import { lockFile, refuseHoarders } from '../photo/store'
import { idOfDay } from '../ids'
import { Refused } from '../refused'
import { soundOf } from './sound'

type VoiceDeps = Pick<Deps, 'db' | 'district' | 'files'>
type Voice = { id: string; seconds: number }

/** Takes in a recording: file and row, in that order, while nobody sweeps this file. Refuses what is no sound or too long. */
export async function addVoice(deps: VoiceDeps, { bytes, actor, now }: { bytes: Buffer; actor: string; now: number }): Promise<Voice> {
  const sound = soundOf(bytes)
  const { kind, seconds } = sound
  const [id, sha256] = [idOfDay(now), sha256Of(sound.bytes)]
  await inTransaction(deps.db, async (tx) => {
    await refuseHoarders({ ...deps, db: tx }, 'voice', actor, now)
    await lockFile(tx, sha256)
    await deps.files.keepVoice(sha256, sound.bytes)
    await tx
      .insertInto('voice')
      .values({ district_id: deps.district, id, sha256, kind, seconds, bytes: sound.bytes.length, actor, uploaded_at: new Date(now) })
      .execute()
  })
  return { id, seconds }
}

/** Binds a recording to its report. Only one's own, and only once. */
export async function attachVoice(
  tx: Tx,
  { district, actor, id, ticketId }: { district: string; actor: string; id: string; ticketId: string },
): Promise<FileMark> {
  const row = await tx
    .updateTable('voice')
    .set({ ticket_id: ticketId })
    .where('district_id', '=', district)
    .where('id', '=', id)
    .where('actor', '=', actor)
    .where('ticket_id', 'is', null)
    .returning(['id', 'sha256'])
    .executeTakeFirst()
  if (!row) throw new Refused(400, 'voiceUnknown', { fields: { voice: 'voiceUnknown' } })
  return row
}

/** The voice message of a ticket. */
export const voiceOf = (db: Db, district: string, ticketId: string) =>
  db
    .selectFrom('voice')
    .select(['id', 'sha256', 'kind', 'seconds'])
    .where('district_id', '=', district)
    .where('ticket_id', '=', ticketId)
    .executeTakeFirst()

export const findVoice = (db: Db, district: string, id: string) =>
  db.selectFrom('voice').select(['sha256', 'kind']).where('district_id', '=', district).where('id', '=', id).executeTakeFirst()

export const viewOfVoice = ({ files }: Pick<Deps, 'files'>, { id, seconds }: Voice, viewer: string, now: number): VoiceView => ({
  id,
  seconds,
  address: files.addressOf({ id }, 'voice', viewer, now),
})
