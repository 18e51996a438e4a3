import type { FastifyInstance } from 'fastify'
import { visitApi } from '../../domain/api-visit'
import type { Deps, Look } from '../deps'
import { Refused } from '../refused'
import { serve } from '../serve'
import { lookOf } from '../ticket/work'
import { changeBooklet, eraseBooklet, makeBooklet } from './booklets'
import { countsOf } from './counts'
import { looksAt, noteRead } from './looks'
import { eraseNote, keepPromise, writeNote } from './notes'
import { findBooklet, refuseStranger } from './store'
import { notesWith, noteViews, promisesIn, viewOf } from './views'
import { bookletPage, walkOf } from './walk'

export function visitRoutes(app: FastifyInstance, deps: Deps) {
  serve(app, visitApi.walk, ({ actor, now }) => walkOf(lookOf(deps, actor, now)))
  serve(app, visitApi.booklets, ({ actor, now, query }) => bookletPage(lookOf(deps, actor, now), query.after))
  serve(app, visitApi.booklet, ({ actor, now, params }) => readBooklet(lookOf(deps, actor, now), params.id))
  serve(app, visitApi.makeBooklet, ({ actor, now, body }) => makeBooklet(lookOf(deps, actor, now), body))
  serve(app, visitApi.changeBooklet, ({ actor, now, params, body }) => changeBooklet(lookOf(deps, actor, now), params.id, body))
  serve(app, visitApi.eraseBooklet, async ({ actor, now, params, body }) => {
    await eraseBooklet(lookOf(deps, actor, now), params.id, body.why)
    return {}
  })
  serve(app, visitApi.writeNote, ({ actor, now, body }) => writeNote(lookOf(deps, actor, now), body))
  serve(app, visitApi.keepPromise, async ({ actor, now, params }) => {
    await keepPromise(lookOf(deps, actor, now), params.id)
    return {}
  })
  serve(app, visitApi.eraseNote, async ({ actor, now, params, body }) => {
    await eraseNote(lookOf(deps, actor, now), params.id, body.why)
    return {}
  })
  serve(app, visitApi.visitOfTicket, ({ actor, now, params }) => visitBehind(lookOf(deps, actor, now), params.id))
  serve(app, visitApi.visitCounts, async ({ actor, now }) => ({ rows: await countsOf(lookOf(deps, actor, now)), now }))
}

async function readBooklet(look: Look, id: string) {
  const kept = await findBooklet(look, 'read', id)
  await noteRead(look, id)
  const promises = (await promisesIn(look, [kept.grid_id], id)).get(id) ?? []
  const notes = await noteViews(look, await notesWith(look, { booklet_id: id }))
  return { booklet: viewOf(look, kept, promises), notes, looks: await looksAt(look, id), now: look.now }
}

/** The visit that a ticket came from, for those who may read it. */
async function visitBehind(look: Look, ticketId: string) {
  const [row] = await notesWith(look, { ticket_id: ticketId })
  if (!row) throw new Refused(404, 'notForYou')
  refuseStranger(look, 'read', row)
  if (row.booklet_id) await noteRead(look, row.booklet_id)
  const [note] = await noteViews(look, [row])
  return { note: note!, booklet: row.booklet_id, now: look.now }
}
