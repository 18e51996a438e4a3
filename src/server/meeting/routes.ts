import type { FastifyInstance } from 'fastify'
import { meetingApi } from '../../domain/api-meeting'
import type { Deps } from '../deps'
import { serve } from '../serve'
import { lookOf } from '../ticket/work'
import { decide, hear, meetingRows, meetingView, openMeeting } from './store'

/** Dispatch meetings (调度). */
export function meetingRoutes(app: FastifyInstance, deps: Deps) {
  serve(app, meetingApi.meetings, async ({ now }) => ({ rows: await meetingRows(deps), now }))

  serve(app, meetingApi.openMeeting, async ({ actor, now }) => ({ id: await openMeeting(lookOf(deps, actor, now)) }))

  serve(app, meetingApi.meeting, ({ params, actor, now }) => meetingView(lookOf(deps, actor, now), params.id))

  serve(app, meetingApi.decideMeeting, async ({ params, body, actor, now }) => {
    const look = lookOf(deps, actor, now)
    await decide(look, params.id, body)
    return meetingView(look, params.id)
  })

  serve(app, meetingApi.hearMeeting, async ({ params, body, actor, now }) => {
    const look = lookOf(deps, actor, now)
    await hear(look, params.id, body)
    return meetingView(look, params.id)
  })
}
