import { useState } from 'react'
import { CATEGORY_IDS, type CategoryId } from '../../../domain/report/categories'
import { changeDraft, draftNow } from '../../sending/drafts'
import { useCatalogue } from '../../stores/reference'
import type { Opened } from './useOpening'
import { useScene } from './useScene'

/** Gives the draft a category, out of the catalogue that is shown; the one it has already keeps its sub-item. */
export function useChoosing() {
  const { version } = useCatalogue()
  return (category: CategoryId, item?: string) => {
    if (category !== draftNow().category || item)
      changeDraft({ category, item, answers: undefined, complainedOf: undefined, catalogueVersion: version })
  }
}

/** What the page was opened for: the tile pressed on home, the code that was scanned; true when that code is no good. */
export function useAsked({ category, scene }: Opened): boolean {
  const choose = useChoosing()
  // the tile pressed on home decides, even over a draft; before anything is drawn, so that nothing moves under a finger
  useState(() => isCategory(category) && choose(category))
  return useScene(scene, choose)
}

const isCategory = (id: string | undefined): id is CategoryId => CATEGORY_IDS.some((known) => known === id)
