/** Tables of projects for the people (民生项目): a row each, and a line for each step, written once. */
import type { At, AtOrNull, D } from './columns'
import type { ProjectState, ProjectStep } from '../../domain/project/project'

export type ProjectTables = {
  project: D & {
    id: string
    content: string
    served: string
    unit_id: string
    person: string
    leader: string | null
    due_day: string
    state: ProjectState
    made_at: At
    last_at: At
    struck_day: string | null
    shown_at: AtOrNull
    person_id: string
  }
  project_line: D & {
    project_id: string
    no: number
    step: ProjectStep | 'begin'
    words: string
    day: string | null
    of_no: number | null
    at: At
    person_id: string
  }
}
