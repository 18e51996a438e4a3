/** What changes rarely and every request needs: units, catalogue, calendar, grids. Read at start, read again every minute. */
import * as v from 'valibot'
import { lawfulAfter } from '../domain/calendar/lawful'
import { CalendarData, calendarOf, withHours, type Calendar } from '../domain/calendar/workdays'
import type { Roster } from '../domain/duty/roster'
import { thereFor, whoHasIt, type OnDuty } from '../domain/duty/who'
import { Units, type Unit } from '../domain/people/units'
import type { PlaceFile } from '../domain/place/gazetteer'
import type { GridFeature } from '../domain/place/polygons'
import { Catalogue } from '../domain/report/categories'
import type { Db } from './database/open'
import { rostersOf } from './duty/read'
import { unitsWithPeople } from './people/posts'
import { GridIndex } from './place/grids'
import { PlaceIndex } from './place/places'

const DAY = 86_400_000

export class Reference {
  units = new Units([])
  catalogue!: Catalogue
  calendarData!: CalendarData
  calendar!: Calendar
  grids = new GridIndex([])
  places = new PlaceIndex({ features: [] }, [])
  private catalogues = new Map<number, Catalogue>()

  constructor(
    readonly db: Db,
    readonly district: string,
    private readonly clock: () => number,
  ) {}

  /** Of the units that keep one. */
  private rosters: ReadonlyMap<string, Roster> = new Map()

  /** Reads everything; units that have ended stay known, for tickets that name them, but no place is theirs any more. */
  async load() {
    this.catalogues = new Map((await this.readVersions('catalogue')).map(({ version, data }) => [version, v.parse(Catalogue, data)]))
    this.catalogue = this.catalogues.get(Math.max(...this.catalogues.keys()))!
    this.calendarData = v.parse(CalendarData, (await this.readVersions('calendar')).at(-1)!.data)
    this.calendar = calendarOf({ ...this.calendarData, holidays: this.restDays })
    this.rosters = await rostersOf(this, this.clock() - DAY)
    this.units = new Units(await this.readUnits())
    this.grids = new GridIndex(await this.readGrids())
    const newest = (await this.readVersions('gazetteer')).at(-1)?.data as PlaceFile | undefined
    this.places = new PlaceIndex(newest ?? { features: [] }, this.units.current)
    return this
  }

  /** The catalogue a ticket was opened with. */
  catalogueOf = (version: number): Catalogue => this.catalogues.get(version) ?? this.catalogue

  /** Days off as the calendar names them, and those of law in the years it does not know yet. */
  get restDays(): string[] {
    return [...this.calendarData.holidays, ...lawfulAfter(this.calendarData.knownUntil)]
  }

  /** The working calendar in a unit's own hours. */
  hoursOf = (unitId: string): Calendar => withHours(this.calendar, this.units.find(unitId)?.hours)

  /** Who has it at a unit at a moment (值班的是谁), UTC ms; `undefined` where it keeps no roster. */
  onDuty = (unitId: string, at: number): OnDuty | undefined => {
    const roster = this.rosters.get(unitId)
    return roster && whoHasIt(roster, at, this.calendar)
  }

  /** Who is there for somebody of a unit at a moment: themselves, where it keeps no roster. */
  thereFor = (unitId: string, person: string, at: number): string | undefined => {
    const roster = this.rosters.get(unitId)
    return roster ? thereFor(roster, person, at) : person
  }

  private async readUnits() {
    const now = this.clock()
    const rows = await this.db.selectFrom('unit').selectAll().where('district_id', '=', this.district).orderBy('id').execute()
    const staffed = await unitsWithPeople(this.db, this.district, now)
    return rows.map(({ id, kind, name, parent_id, phone, hours, valid_to, successor_id }): Unit => {
      const unit = {
        id,
        kind,
        name,
        parentId: parent_id,
        // whoever is on duty is reached where their post is
        phone: this.onDuty(id, now)?.phone ?? phone,
        ...(hours && { hours }),
        ...(successor_id && { successorId: successor_id }),
      }
      if (valid_to !== null && valid_to <= now) return { ...unit, ended: true }
      return staffed.has(id) ? unit : { ...unit, empty: true }
    })
  }

  private readVersions = (table: 'catalogue' | 'calendar' | 'gazetteer') =>
    this.db.selectFrom(table).select(['version', 'data']).where('district_id', '=', this.district).orderBy('version').execute()

  private async readGrids() {
    const rows = await this.db
      .selectFrom('grid_area')
      .select('feature')
      .where('district_id', '=', this.district)
      .orderBy('unit_id')
      .execute()
    return rows.map((row) => row.feature as GridFeature).filter(({ properties }) => this.units.find(properties.unitId)?.ended === undefined)
  }
}
