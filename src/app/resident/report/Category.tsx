import { useState } from 'react'
import { departmentOf, type CategoryId } from '../../../domain/report/categories'
import { limitInWords } from '../../../domain/ticket/limits'
import { listed, say } from '../../../domain/words/say'
import { CategoryLattice } from '../../components/CategoryLattice'
import { ChipGroup } from '../../components/Chips'
import { Field } from '../../components/Field'
import { Row, Rows } from '../../components/Rows'
import { Sheet } from '../../components/Sheet'
import { tilesOf } from '../../components/tiles'
import { changeDraft, type Draft } from '../../sending/drafts'
import { useCatalogue, useUnits } from '../../stores/reference'
import type { Matter } from './useAbout'
import { useChoosing } from './useChoosing'

/** The categories, for whoever would rather choose than have it guessed, or was guessed wrong. */
export function ChooseSheet({ open, title, onClose }: { open: boolean; title: string; onClose: () => void }) {
  const catalogue = useCatalogue()
  const choose = useChoosing()
  const press = (id: string) => {
    choose(id as CategoryId)
    onClose()
  }
  return (
    <Sheet open={open} title={title} onClose={onClose}>
      <CategoryLattice tiles={tilesOf(catalogue)} onPress={press} />
    </Sheet>
  )
}

interface CategoryProps {
  matter: Matter
  draft: Draft
}

/** The chosen category with who does it and by when, and the way to another. */
export function CategoryRow({ matter: { category, item, limit, isUrgent }, draft }: CategoryProps) {
  const [changing, setChanging] = useState(false)
  const units = useUnits().data?.units ?? []
  const department = units.find((unit) => unit.id === departmentOf(category, item.id))
  return (
    <>
      <Rows>
        <Row
          strong
          icon={`cat-${category.id}`}
          title={say(category.name)}
          note={listed(
            department && draft.item && say('{name}办', { name: department.name }),
            say('{limit}内办结', { limit: limitInWords(limit) }),
            isUrgent && say('不分昼夜'),
          )}
          value={say('换一类')}
          onPress={() => setChanging(true)}
        />
      </Rows>
      <ChooseSheet open={changing} title={say('换一类')} onClose={() => setChanging(false)} />
    </>
  )
}

/** What it is in particular: the sub-item. */
export const ItemField = ({ matter: { category }, draft }: CategoryProps) => (
  <Field label={say('具体是什么')} id="field-item">
    <ChipGroup
      label={say('具体是什么')}
      options={category.items.map(({ id, name }) => ({ value: id, text: say(name) }))}
      value={draft.item ?? ''}
      onChange={(id) => id !== draft.item && changeDraft({ item: id, answers: undefined, complainedOf: undefined })}
    />
  </Field>
)
