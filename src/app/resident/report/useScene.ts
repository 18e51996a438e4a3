import { useEffect, useState } from 'react'
import { sceneApi } from '../../../domain/api-scene'
import type { CategoryId } from '../../../domain/report/categories'
import { call, CallFailed } from '../../remote/call'
import { changeDraft, changePlace } from '../../sending/drafts'

/**
 * A code was scanned (现场二维码): place, category and sub-item are filled in. Without a network the code alone goes along. True when it is
 * no code of ours, or none any more.
 */
export function useScene(scanned: string | undefined, choose: (category: CategoryId) => void): boolean {
  const [isBad, setBad] = useState(false)
  useEffect(() => {
    if (scanned) void fill(scanned, choose).then((isGood) => setBad(!isGood))
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [scanned])
  return isBad
}

async function fill(code: string, choose: (category: CategoryId) => void): Promise<boolean> {
  changePlace({ scene: code })
  try {
    const { words, unit, point, category, item } = await call(sceneApi.scene, { params: { code } })
    changePlace({ words, point: point ?? undefined, communityId: undefined, found: { words: unit.name, gridId: unit.id } })
    if (category) choose(category)
    if (item) changeDraft({ item, answers: undefined })
    return true
  } catch (problem) {
    if (!(problem instanceof CallFailed)) throw problem
    if (problem.passing) return true
    changePlace({ scene: undefined })
    return false
  }
}
