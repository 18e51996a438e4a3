/** What a demo resident said of the app: one with its answer, one that waits for it. Told again it is the same. */
import type { FeedbackKind } from '../../domain/people/feedback'
import type { Deps } from '../deps'
import { DEMO_PEOPLE } from '../demo/district'
import { answerFeedback, feedbackOf, sayFeedback } from '../people/feedback'

const DAY = 86_400_000
const SAID: { id: string; kind: FeedbackKind; ago: number; words: string; answer?: string }[] = [
  {
    id: '0193a1b2-0000-7000-8000-00000000fb01',
    kind: 'suggestion',
    ago: 9 * DAY,
    words: '长辈版里能不能把“打电话”的按钮放最上面',
    answer: '放上去了，更新后打开首页就能看到。',
  },
  { id: '0193a1b2-0000-7000-8000-00000000fb02', kind: 'fault', ago: 1 * DAY, words: '地图上选点，放大以后点不准' },
]

/** `answering`: somebody of the centre. */
export async function tellFeedback(deps: Deps, answering: string, until: number) {
  const { personId } = DEMO_PEOPLE.find(({ id }) => id === 'lixiulan')!
  const at = (clock: number): Deps => ({ ...deps, clock: () => clock })
  for (const { ago, answer, ...one } of SAID) {
    await sayFeedback(at(until - ago), personId, one)
    const [said] = (await feedbackOf(deps, personId)).filter(({ id }) => id === one.id)
    if (answer && said!.answer === null) await answerFeedback(at(until - ago + DAY), answering, one.id, answer)
  }
}
