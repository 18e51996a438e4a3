/** Opening a ticket (立案): from a checked report to the first state, owner and stage. */
import { categoryOf, itemOf, type Catalogue, type Item, type RequestType } from '../report/categories'
import { goesToCentre, isConfidential, isOnlySaid, titleOf, type Report } from '../report/draft'
import { urgencyOf } from '../report/emergency'
import type { Heed } from '../report/heed'
import type { Source } from '../report/sources'
import type { Units } from '../people/units'
import { whereItLies } from './targets'
import { FRESH, type Ticket } from './ticket'

export type Found = { gridId: string | null; communityId: string | null }

/** The ticket a report becomes; `found` is where its place lies, `heed` what was heard in its words. */
export function openTicket(
  report: Report,
  found: Found,
  made: { id: string; number: string; now: number; source: Source; phoneKnown: boolean; heed: Heed },
  catalogue: Catalogue,
  units: Units,
): Ticket {
  const item = itemOf(categoryOf(catalogue, report.category), report.item)
  const request = requestOf(report, item)
  const complainedOf = report.complainedOf && units.find(report.complainedOf) ? report.complainedOf : made.heed.about
  const confidential = isConfidential(request)
  return {
    ...FRESH,
    id: made.id,
    number: made.number,
    title: confidential ? `举报：${item.name}` : titleOf(report.text, item, report.voice !== undefined),
    state: 'submitted',
    category: report.category,
    item: item.id,
    request,
    urgency: urgencyOf(item, made.heed.urgency),
    catalogueVersion: catalogue.version,
    unitId: whereItLies(
      { complainedOf, confidential },
      units,
      meantFor(made.heed.toCentre || goesToCentre(report.category, request), found, complainedOf, units),
    ),
    ...found,
    source: made.source,
    confidential,
    complainedOf,
    reachable: made.phoneKnown && report.identity !== 'anonymous',
    untranscribed: isOnlySaid(report),
    filedAt: made.now,
    changedAt: made.now,
  }
}

/** What the sub-item stands for, else what the reporter chose; a 举报 stays one whatever the sub-item says. */
const requestOf = (report: Report, item: Item): RequestType =>
  report.request === 'accuse' ? 'accuse' : (item.request ?? report.request ?? 'help')

/** The grid of the place, else its community, whichever is not complained of; else the centre. */
function meantFor(toCentre: boolean, { gridId, communityId }: Found, complainedOf: string | null, units: Units): string {
  const places = toCentre ? [] : [gridId, communityId]
  return places.find((id) => id !== null && !(complainedOf && units.isWithin(id, complainedOf))) ?? units.centre.id
}
