import { View } from '@tarojs/components'
import type { BulletinView } from '../../../domain/api-bulletin'
import { headOf, PART_WORDS, PARTS, type Document, type Paragraph } from '../../../domain/bulletin/draft'
import { PEERS, type PeerGroup, type Share } from '../../../domain/bulletin/peers'
import { NOT_KNOWN, RULES_SAID } from '../../../domain/bulletin/rules'
import { partsOf } from '../../../domain/bulletin/slots'
import { STATE_NAMES } from '../../../domain/bulletin/states'
import { FEW } from '../../../domain/figures/readers'
import { STAGE_WORDS } from '../../../domain/figures/vintages'
import { changeWords, measureName, rateWords } from '../../../domain/reading/figure-words'
import { paperWords } from '../../../domain/reading/time'
import { aria, pressable } from '../../platform/aria'

interface PaperProps {
  view: BulletinView
  /** Another wording of a sentence; none: it is only read. */
  onWord: ((of: Paragraph) => void) | undefined
}

/** The sheet (A4): what is read on screen is what is printed. */
export function Paper({ view, onWord }: PaperProps) {
  const { document, state, edition } = view
  const { title, period } = headOf(document)
  return (
    <View className="leaf">
      <View className="leaf__title" {...aria({ role: 'heading' })}>
        {title}
      </View>
      <View className="leaf__period">
        {period} · {state === 'released' ? '已对外公开' : '供内部使用'}
      </View>
      {PARTS.map((part) => (
        <Part key={part} part={part} document={document} onWord={onWord} />
      ))}
      <View className="leaf__end">
        数据：{title}第 {edition} 版，{STATE_NAMES[state]}；数从第 {document.source.edition} 版（{STAGE_WORDS[document.source.stage]}）来，
        {paperWords(document.source.cutAt)} 截数，口径第 {document.source.definition} 版，{document.source.cases} 件，清单指纹{' '}
        {document.source.hash.slice(0, 12)}…。
      </View>
    </View>
  )
}

const NUMBERS = ['一', '二', '三', '四', '五', '六']
const FOLLOWS: Partial<Record<(typeof PARTS)[number], number>> = { praise: 2, criticism: 3, next: 4 }

/** A part with its heading; after the opening come the tables. */
function Part({ part, document, onWord }: { part: (typeof PARTS)[number]; document: Document; onWord: PaperProps['onWord'] }) {
  const own = document.paragraphs.filter((one) => one.part === part && (onWord || one.words !== ''))
  return (
    <View className="leaf__part">
      <Heading text={`${NUMBERS[FOLLOWS[part] ?? 0]}、${PART_WORDS[part]}`} />
      {own.map((one) => (
        <Sentence key={one.key} of={one} onWord={onWord} />
      ))}
      {part === 'criticism' && <Rules />}
      {part === 'opening' && (
        <>
          <Measures document={document} />
          <Heading text={`${NUMBERS[1]}、按期办结，同类放在一起看`} />
          {document.groups.map((group) => (
            <Group key={group.id} group={group} />
          ))}
          <View className="leaf__small">
            按期 ÷ 到期。档内按机构次序写，不分先后，不排末位；到期不到 {FEW} 件的只列件数，不算比率，不分档。
          </View>
        </>
      )}
    </View>
  )
}

const Heading = ({ text }: { text: string }) => (
  <View className="leaf__head" {...aria({ role: 'heading' })}>
    {text}
  </View>
)

/** Numbers stand out: they are the system's, and stay. */
function Sentence({ of, onWord }: { of: Paragraph; onWord: PaperProps['onWord'] }) {
  const words = partsOf(of)
  const body =
    words.length === 0 ? (
      <View className="leaf__blank">这一期要说的一句（可以不写）</View>
    ) : (
      words.map(({ text, locked }, index) => (
        <View key={index} className={locked ? 'leaf__number' : 'leaf__words'}>
          {text}
        </View>
      ))
    )
  if (!onWord) return <View className={`leaf__sentence ${of.edited ? 'is-edited' : ''}`}>{body}</View>
  return (
    <View
      className={`leaf__sentence is-way ${of.edited ? 'is-edited' : ''}`}
      {...pressable({ label: `改字：${words.map(({ text }) => text).join('') || '这一期要说的一句'}` }, () => onWord(of))}
    >
      {body}
    </View>
  )
}

function Measures({ document: { measures } }: { document: Document }) {
  return (
    <View className="leaf__table" {...aria({ role: 'table', label: '各项指标' })}>
      <View className="leaf__row leaf__row--head" {...aria({ role: 'row' })}>
        {['指标', '本期', '分子 ÷ 分母', '比上期'].map((name) => (
          <View key={name} className="leaf__cell" {...aria({ role: 'columnheader' })}>
            {name}
          </View>
        ))}
      </View>
      {measures.map(({ id, now, before }) => (
        <View key={id} className="leaf__row" {...aria({ role: 'row' })}>
          {[measureName(id), rateWords(now).value, `${now.n} ÷ ${now.of}`, changeWords(now, before).replace('比上期', '') || '—'].map(
            (text, index) => (
              <View key={index} className="leaf__cell" {...aria({ role: 'cell' })}>
                {text}
              </View>
            ),
          )}
        </View>
      ))}
    </View>
  )
}

const shareWords = ({ n, of }: Share): string => (of < FEW ? `${n}/${of}` : `${n}/${of}，${rateWords({ n, of }).value}`)

function Group({ group: { id, bands, few, none } }: { group: PeerGroup }) {
  const rows = [...bands.map(({ name, units }) => ({ name, units })), ...(few.length > 0 ? [{ name: `不到 ${FEW} 件`, units: few }] : [])]
  return (
    <View className="leaf__table" {...aria({ role: 'table', label: PEERS[id].name })}>
      <View className="leaf__row leaf__row--head" {...aria({ role: 'row' })}>
        <View className="leaf__cell" {...aria({ role: 'columnheader' })}>
          {PEERS[id].name}
        </View>
        <View className="leaf__cell leaf__cell--wide" {...aria({ role: 'columnheader' })}>
          单位（按期/到期）
        </View>
      </View>
      {rows.map(({ name, units }) => (
        <View key={name} className="leaf__row" {...aria({ role: 'row' })}>
          <View className="leaf__cell" {...aria({ role: 'rowheader' })}>
            {name}
          </View>
          <View className="leaf__cell leaf__cell--wide" {...aria({ role: 'cell' })}>
            {units.length === 0 ? '没有' : units.map((one) => `${one.name} ${shareWords(one)}`).join('；')}
          </View>
        </View>
      ))}
      {none.length > 0 && <View className="leaf__small">没有到期的：{none.join('、')}</View>}
    </View>
  )
}

const Rules = () => (
  <View className="leaf__small">
    {RULES_SAID.map((rule) => (
      <View key={rule}>{rule}</View>
    ))}
    <View>现在的数答不了、没有算进来的：{NOT_KNOWN.join(' ')}</View>
  </View>
)
