import { useEffect } from 'react'
import Taro from '@tarojs/taro'
import { sceneApi } from '../../../domain/api-scene'
import type { CategoryId } from '../../../domain/report/categories'
import { say } from '../../../domain/words/say'
import { call, CallFailed } from '../../remote/call'
import { changeDraft, changePlace } from '../../sending/drafts'

/** A code was scanned (现场二维码): place, category and sub-item are filled in. Without a network the code alone goes along. */
export function useScene(scanned: string | undefined, choose: (category: CategoryId) => void) {
  useEffect(() => {
    if (scanned) void fill(decodeURIComponent(scanned), choose)
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [scanned])
}

async function fill(code: string, choose: (category: CategoryId) => void) {
  changePlace({ scene: code })
  try {
    const { words, unit, point, category, item } = await call(sceneApi.scene, { params: { code } })
    changePlace({ words, point: point ?? undefined, communityId: undefined, found: { words: unit.name, gridId: unit.id } })
    if (category) choose(category)
    if (item) changeDraft({ item })
  } catch (problem) {
    if (!(problem instanceof CallFailed)) throw problem
    if (problem.offline) return
    changePlace({ scene: undefined })
    void Taro.showToast({ title: say('这个码已经停用，请写一下在哪里'), icon: 'none' })
  }
}
