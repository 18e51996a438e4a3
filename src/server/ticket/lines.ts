/** A ticket's lines of history with its photos, its papers and its voice message, in one statement. */
import { sql } from 'kysely'
import type { Duty } from '../../domain/people/actors'
import type { Answer } from '../../domain/report/answers'
import type { Action } from '../../domain/ticket/actions'
import { dueMoveOf, givenOf, intakeOf, isGuessed, readBody, saysCalm } from '../../domain/ticket/history'
import type { State } from '../../domain/ticket/states'
import { doneBy, type EventFacts } from '../../domain/ticket/views'
import type { Look } from '../deps'
import type { PaperAt } from '../photo/papers'
import { HOLDER_NAMED } from './colleagues'

/** A line; `text` and `answers`: the words it was filed with, `state`: what it led to. */
type Line = EventFacts & { text: string; answers: Answer[]; state: State }
/** A photo, by the line it came with. */
export type PhotoAt = { id: string; width: number; height: number; seq: number }
type Files = { photos: PhotoAt[]; papers: PaperAt[]; voice: { id: string; seconds: number } | null }
/** The files come once, with the first line. */
type Row = {
  seq: number
  action: 'submit' | Action
  at: number
  madeAt: number | null
  actor: string
  unitId: string | null
  person: string | null
  holderName: string | null
  duty: Duty | null
  fromUnit: string | null
  toUnit: string
  state: State
  facts: string
  body: string
} & { files: Files | null }

/** Everything that happened to a ticket, as `reader` may be told who did it. */
export async function linesOf({ db, district }: Look, ticketId: string, reader: string): Promise<{ lines: Line[] } & Files> {
  const ofTicket = sql`f.district_id = ${district} and f.ticket_id = ${ticketId}`
  const { rows } = await sql<Row>`
    select e.seq, e.action, e.at, e.made_at as "madeAt", e.actor, e.unit_id as "unitId",
      p.name as person, h.name as "holderName", e.duty, e.from_unit as "fromUnit",
      e.to_unit as "toUnit", e.to_state as state, e.facts, b.body, case when e.seq = 1 then json_build_object(
        'photos', (select coalesce(json_agg(json_build_object('id', f.id, 'width', f.width, 'height', f.height, 'seq', f.seq)
          order by f.seq, f.position), '[]') from photo f where ${ofTicket}),
        'papers', (select coalesce(json_agg(json_build_object('id', f.id, 'kind', f.kind, 'bytes', f.bytes, 'seq', f.seq, 'nth', f.nth)
          order by f.nth), '[]') from paper f where ${ofTicket}),
        'voice', (select json_build_object('id', f.id, 'seconds', f.seconds) from voice f where ${ofTicket})) end as files
    from ticket_event e
    join event_body b on b.district_id = e.district_id and b.ticket_id = e.ticket_id and b.seq = e.seq
    left join person p on p.district_id = e.district_id and p.id = e.person_id
    left join person h on h.district_id = e.district_id and h.id = ${HOLDER_NAMED}
    where e.district_id = ${district} and e.ticket_id = ${ticketId} order by e.seq`.execute(db)
  return { photos: [], papers: [], voice: null, ...rows[0]?.files, lines: rows.map((row) => lineOf(row, reader)) }
}

function lineOf({ files: _, actor, facts, body, ...line }: Row, reader: string): Line {
  const said = readBody(body)
  return {
    ...line,
    doneBy: doneBy(actor, reader),
    given: givenOf(facts, said),
    due: dueMoveOf(facts),
    calm: saysCalm(facts),
    guessed: isGuessed(facts),
    intake: intakeOf(facts),
    text: said.text ?? '',
    answers: said.answers ?? [],
  }
}
