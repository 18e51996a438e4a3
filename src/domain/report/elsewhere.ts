/**
 * Not for this channel (不归这里办): matters that the law sends down a road of their own, known by their words, and where to go
 * instead. A hint beside the text, never a bar: whoever still wants to file does, and the clerk decides.
 */
import { say } from '../words/say'

export type Elsewhere = {
  /** Whose matter it is, and what to do. */
  say: string
  /** Who answers: a number to call, or the reporter's own list. */
  way: { call: string } | 'progress'
}

type Row = Elsewhere & { words: RegExp }

// prettier-ignore
export const ELSEWHERE: readonly Row[] = [
  // what runs already is urged there, not filed twice
  { words: /(已经|之前|上次|上回|前几天|早就)(在这里?)?(报|反映|上报)过(?!名|警|案|销)|催(一?催|一下|办)|工单号/, way: 'progress',
    say: '已经报过的不用再报：在“进度”里找到那一件，点“催一催”。' },
  // 信访工作条例 31: what belongs before a court, to arbitration or review is led there
  { words: /起诉|诉讼|上诉|判决|开庭|打官司|法院.{0,4}(判|执行|立案|受理|裁定)/, way: { call: '12368' },
    say: '已经到法院的事，这里改不了：问进展、申请执行打 12368。要人帮着打官司，选“纠纷维权 › 法律援助”。' },
  { words: /劳动仲裁|仲裁(委|院|裁决|申请)|工伤认定|伤残鉴定/, way: { call: '12333' },
    say: '劳动仲裁、工伤认定有自己的办法和期限：打 12333，或去区劳动人事争议仲裁院。' },
  { words: /行政复议|不服.{0,6}(处罚|决定书?|认定)|撤销.{0,4}处罚/, way: { call: '12348' },
    say: '不服处罚或决定，可以申请行政复议，过了期限就不能再提：打 12348 问怎么写、交到哪里。' },
  // 信访工作条例 22–23, 34–36: registered petitions have their own time limits, review and second review
  { words: /信访(局|件|办|事项|答复)|上访|复查复核|(申请|要求)(复查|复核)/, way: { call: '12345' },
    say: '正在信访、要求复查复核的事，由信访部门接着办，期限也在那边算：打 12345 问到了哪一步。' },
  // crimes are the police's, and their deadlines do not wait for us
  { words: /报案|刑事|立案侦查|被诈骗|被骗了?.{0,3}[万千]|失踪|走失|盗窃|入室/, way: { call: '110' },
    say: '丢东西、被骗、人走失，先向公安报案：打 110。刚转出去的钱，越早报越可能拦下。' },
  { words: /网购|淘宝|京东|拼多多|抖音.{0,3}买|直播间/, way: { call: '12315' },
    say: '网上买的东西，由卖家或平台所在地管：打 12315，或在全国 12315 平台上投诉。' },
]

/** Where a matter belongs that the text speaks of, if not here. */
export function elsewhereOf(text: string): Elsewhere | undefined {
  const row = ELSEWHERE.find(({ words }) => words.test(text))
  return row && { ...row, say: say(row.say) }
}
