import { ADMIN_ACT_IDS, ADMIN_ACTS, type AdminAct } from '../../domain/admin/acts'
import type { StaffRow, UnitRow } from '../../domain/api-admin'

/** What is done on a sheet of its own: sheets of people have their page. */
export type PersonalAct = Exclude<AdminAct, 'importPeople' | 'undoImport'>
export const PERSONAL_ACTS = ADMIN_ACT_IDS.filter((act): act is PersonalAct => ADMIN_ACTS[act].of !== 'sheet')

/** What is to be done, and to whom. */
export type Chosen = { act: PersonalAct; person?: StaffRow; unit?: UnitRow }
/** What was typed into the fields of a deed. */
export type Typed = {
  account: string
  name: string
  from: string
  unitId: string
  duty: string
  kind: string
  code: string
  successor: string
}
