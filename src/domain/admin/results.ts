/** How lines of the audit log went, in words: the codes that the server writes behind a kind, each by what it says there. */
import { BATCHED } from '../batch/batch'
import type { BulletinStep } from '../bulletin/states'
import type { SpanKind } from '../figures/spans'
import { PHONE_REASON_WORDS } from '../find/by-phone'
import { EXPORT_REASONS } from '../ledger/ledger'
import { BECAME_WORDS, DECISIONS } from '../meeting/meeting'
import { PROJECT_STEPS } from '../project/project'
import { BAR_REASON_WORDS } from '../people/bar'
import { DOSSIER_REASONS } from '../reading/dossier'
import { ACTION_WORDS } from '../reading/words-acting'
import { ERASED_WORDS } from '../visit/booklet'
import { NOTE_KINDS } from '../visit/note'

const named = <Key extends string>(rows: Record<Key, { name: string }>) =>
  Object.fromEntries(Object.entries<{ name: string }>(rows).map(([id, { name }]) => [id, name]))

/** Of one kind, word by word; what is no code, as a number of lines or a day, stands as it is. */
const WORDS: Record<string, Record<string, string>> = {
  bulletin: {
    draft: '起草，版次',
    words: '改字，版次',
    issue: '发给各单位提意见，版次',
    finish: '定稿，版次',
    release: '对外公开，版次',
    object: '提意见',
    account: '书面检讨',
    answer: '答复意见',
  } satisfies Record<Exclude<BulletinStep, 'word'> | 'draft' | 'words', string>,
  project: { begin: '立项', ...named(PROJECT_STEPS) },
  meeting: { open: '开会', decide: '定了：', hear: '上次定的：', ...named(DECISIONS), ...BECAME_WORDS },
  batch: Object.fromEntries(BATCHED.map((action) => [action, `${ACTION_WORDS[action].button}，件数`])),
  print: { order: '交办单', file: '卷宗' },
  ledger: EXPORT_REASONS,
  dossier: DOSSIER_REASONS,
  findByPhone: PHONE_REASON_WORDS,
  findView: { own: '自己的', shared: '本单位的', ended: '删了' },
  bar: { ...BAR_REASON_WORDS, lifted: '恢复了' },
  vintage: { week: '周', half: '半月', month: '月', quarter: '季', year: '年' } satisfies Record<SpanKind, string>,
  'visit.note': Object.fromEntries(Object.entries(NOTE_KINDS).map(([id, { word }]) => [id, word])),
  'visit.erase': ERASED_WORDS,
  'booklet.erase': ERASED_WORDS,
  'factor.prove': { digits: '用验证器', recovery: '用恢复码' },
  cover: { agreed: '同意换班', ended: '撤掉' },
}

/** The result of a line of this kind in words; a code that nobody knows any more as it is. */
export const resultIn = (kind: string, result: string): string =>
  result
    .split(' ')
    .map((word) => WORDS[kind]?.[word] ?? word)
    .join(' ')
