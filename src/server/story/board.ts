/** The board of the story: what its reporters let be public is looked at by the centre a few hours after its last step, but the newest. */
import type { Actor } from '../../domain/people/actors'
import type { ModerationItem } from '../../domain/publication/moderation'
import type { Deps } from '../deps'
import { decide, moderationPage } from '../publication/moderation'
import { diceOf } from '../simulate/dice'
import { lookOf } from '../ticket/work'

const HOUR = 3_600_000
/** What moved since then still waits for the moderator. */
const LEFT_WAITING = 8 * HOUR
const REFUSED = 0.06

type Board = { deps: Deps; moderator: Extract<Actor, { kind: 'staff' }>; until: number; tickets: ReadonlySet<string> }

/** Decides on what waits, of these tickets alone; whatever was decided before waits no longer. */
export async function fillBoard(board: Board): Promise<void> {
  const { deps, moderator, until } = board
  const changedAt = await changesOf(board)
  for (let page = await moderationPage(lookOf(deps, moderator, until), 'waiting', undefined); ;) {
    for (const item of page.rows) {
      const at = changedAt.get(item.ticketId)
      if (at !== undefined && at < until - LEFT_WAITING) await decideOn(board, item, at)
    }
    if (!page.next) return
    page = await moderationPage(lookOf(deps, moderator, until), 'waiting', page.next)
  }
}

function decideOn({ deps, moderator }: Board, item: ModerationItem, changedAt: number): Promise<void> {
  const dice = diceOf(changedAt)
  const look = { ...lookOf(deps, moderator, changedAt + Math.floor((1 + 5 * dice.roll()) * HOUR)), actor: moderator }
  const { title, text, outcome } = item.proposed
  const reason = '内容里有别人家的私事，不宜公开，办理不受影响。'
  return dice.chance(REFUSED)
    ? decide(look, item.id, { version: item.version, publish: false, title: '', text: '', outcome: '', photos: [], reason })
    : decide(look, item.id, {
        ...{ version: item.version, publish: true, title: [...title].slice(0, 40).join(''), text, outcome, reason: '' },
        photos: item.photos.map(({ id }) => id),
      })
}

/** When each of these tickets moved last. */
async function changesOf({ deps, tickets }: Board): Promise<Map<string, number>> {
  const rows = await deps.db
    .selectFrom('ticket')
    .select(['id', 'changed_at'])
    .where('district_id', '=', deps.district)
    .where((where) => where('id', '=', where.fn.any(where.val([...tickets]))))
    .execute()
  return new Map(rows.map(({ id, changed_at }) => [id, changed_at]))
}
