/** A consultation (会商) as its table shows it: what it is about, who was called and what each has said so far. */
import { standingLines } from '../ticket/undo'
import type { TimelineEntry } from '../ticket/views'

type Called = { invited: readonly string[]; timeline: readonly TimelineEntry[] }

/** The consultation going on, or `undefined`; units by name, `said` empty for whoever has not spoken. */
export function consultOf({ invited, timeline }: Called) {
  if (invited.length === 0) return undefined
  const began = standingLines(timeline)
    .reverse()
    .find(({ action }) => action === 'consult' || action === 'return')
  const since = timeline.filter(({ action, seq }) => action === 'attend' && seq > (began?.seq ?? 0))
  const saidBy = (unit: string) =>
    since
      .filter(({ by }) => by.unit === unit)
      .map(({ text }) => text)
      .join('\n')
  return { topic: began?.text ?? '', called: invited.map((unit) => ({ unit, said: saidBy(unit) })) }
}
