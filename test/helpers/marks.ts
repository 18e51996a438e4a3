/** The marks that figures count of one ticket of a server, folded anew from its history. */
import { sql } from 'kysely'
import { marksOf } from '../../src/domain/figures/fold'
import type { Deps } from '../../src/server/deps'
import { storiesOf } from '../../src/server/figures/stories'

export const storyMarks = async (deps: Deps, id: string) => (await storiesOf(deps, sql`t.id = ${id}`)).flatMap((story) => marksOf(story))
