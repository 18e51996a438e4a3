/** What waits for each demo person (每人有事做): tales with a script, told first, so that there is something to do in the first minute. */
import type { Actor } from '../../domain/people/actors'
import type { CategoryId } from '../../domain/report/categories'
import type { Found } from '../../domain/ticket/open'
import { diceOf } from '../simulate/dice'
import { DEMO_PEOPLE } from '../demo/district'
import { placeAt } from './places'
import type { Around } from './random'
import { momentOf, scriptPlan, type Script } from './script-plan'
import { CHANGED } from './scripts-changed'
import { DESKS } from './scripts-desks'
import { REGISTERED } from './scripts-registered'
import { RESIDENTS } from './scripts-residents'
import type { Tale } from './tale'
import { topicOf } from './words'

const SCRIPTS = [...RESIDENTS, ...DESKS, ...CHANGED, ...REGISTERED]

export const scriptedTales = (around: Around): Tale[] => SCRIPTS.map((script, n) => scriptedTale(around, script, n))

function scriptedTale({ deps, town, until, seed }: Around, script: Script, n: number): Tale {
  const { units, calendar, catalogue } = deps.reference
  const dice = diceOf(seed * 7_000_003 + n)
  const [category, item] = script.about.split('/') as [CategoryId, string]
  const topic = topicOf(category, item)
  const found: Found = { gridId: script.lies, communityId: script.lies && units.get(script.lies).parentId }
  const place = { ...placeAt(deps, dice, topic, found), ...(script.place && { words: script.place }) }
  const reporter = reporterOf(script.by, town, n)
  return {
    name: script.name,
    at: momentOf(script.filed, until, calendar),
    topic,
    reporter,
    found,
    dice,
    drawn: script.drawn && topic.drawn?.[0],
    isScripted: true,
    intake: script.intake ?? { source: reporter.kind === 'code' ? 'web' : 'mini' },
    ...(script.caller && { caller: script.caller }),
    report: {
      catalogueVersion: catalogue.version,
      category,
      item,
      text: (script.said ?? topic.said[0]!).replaceAll('{p}', place.words!),
      place,
      identity: reporter.kind === 'code' ? 'anonymous' : 'sealed',
      publicConsent: false,
      accusesNobody: category !== 'policy_style_other',
      ...script.more,
    },
    plan: scriptPlan(deps, town, reporter, { lines: script.lines, until }),
  }
}

function reporterOf(by: Script['by'], { residents, staffOf }: Around['town'], n: number): Actor {
  if (by === 'code') return { kind: 'code', codeHash: n.toString(16).padStart(64, 'c') }
  if (typeof by === 'number') return residents[by]!
  if (by.startsWith('unit:')) return staffOf(by.slice('unit:'.length))[0]!
  return { kind: 'resident', personId: DEMO_PEOPLE.find(({ id }) => id === by)!.personId }
}
