/** Meetings as the server last told them; nothing of them is kept on the phone. */
import { meetingApi, type MeetingView, type NewDecision } from '../../../domain/api-meeting'
import type { Became } from '../../../domain/meeting/meeting'
import { call } from '../../remote/call'
import { remote } from '../../remote/remote'
import { onForget } from '../../stores/tickets'

const ALL = 'all'
const list = remote(() => call(meetingApi.meetings, {}))
export const useMeetings = () => list.use(ALL)
export const loadMeetings = () => list.load(ALL, true)
export const meeting = remote((id) => call(meetingApi.meeting, { params: { id } }))

export async function openMeeting(): Promise<string> {
  const { id } = await call(meetingApi.openMeeting, { body: {} })
  await loadMeetings()
  return id
}

const keep = (view: MeetingView) => meeting.put(view.id, view)

export const decide = async (id: string, decision: NewDecision) =>
  keep(await call(meetingApi.decideMeeting, { params: { id }, body: decision }))

export const hear = async (id: string, of: { of: string; n: number; became: Became; words: string }) =>
  keep(await call(meetingApi.hearMeeting, { params: { id }, body: of }))

onForget((as) => as === 'staff' && [list, meeting].forEach((store) => store.forget()))
