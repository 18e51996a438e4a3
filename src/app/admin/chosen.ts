import type { AdminAct } from '../../domain/admin/acts'
import type { StaffRow, UnitRow } from '../../domain/api-admin'

/** What is to be done, and to whom. */
export type Chosen = { act: AdminAct; person?: StaffRow; unit?: UnitRow }
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
