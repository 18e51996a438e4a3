/** Words of who has a ticket in hand (经手人): staff's screens alone carry this file. */
import type { LineHead } from '../ticket/views'

export const HOLDER_WORDS = {
  title: '经手人',
  aside: '谁来盯，不是谁能办',
  take: '我来办',
  give: '分给同事',
  pass: '交给别人',
  drop: '不再经手',
  busy: '正在送…',
} as const

/** "经手人 张三", or that nobody has it; `isMine`: the reader has. */
export function holderLine(name: string | undefined, isMine: boolean): string {
  if (!name) return '现在没人经手，本单位的人都收得到提醒。'
  return isMine ? '在您手上，这件的提醒发给您。' : `在${name}手上，这件的提醒发给他。`
}

/** Who had it by the roster (值班表) when it came; empty where no roster was asked. */
export function dutyWords({ choices }: Pick<LineHead, 'choices'>): string {
  const name = choices.find(({ field }) => field === 'onDuty')?.value
  return name ? `当时${name}值班，分给他经手` : ''
}

/** Of what lies on 待办: all of it, what I have in hand, what nobody has. */
export const HELD_WORDS = { todo: '全部', mine: '我的', nobody: '没人经手' } as const
