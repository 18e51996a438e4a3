/** What goes to the server of a registration, and what is wrong with it before it does. */
import type { BodyIn } from '../../../domain/api'
import type { intakeApi } from '../../../domain/api-intake'
import { fieldProblems } from '../../../domain/report/draft'
import { problemsInIntake, Registration } from '../../../domain/report/intake'
import { problemWords } from '../../../domain/problems'
import { sourceRow } from '../../../domain/report/sources'
import type { CategoryId } from '../../../domain/report/categories'
import * as v from 'valibot'
import { identityOf, type Draft } from './draft'

type Body = BodyIn<typeof intakeApi.registerReport>

type Known = { catalogueVersion: number; guess: { category: CategoryId; item: string } | undefined; photos: string[]; papers: string[] }

export function bodyOf(draft: Draft, { catalogueVersion, guess, photos, papers }: Known): Body {
  const identity = identityOf(draft)
  const isNamed = identity !== 'anonymous'
  const { category, item } = draft.category
    ? { category: draft.category, item: draft.item ?? 'other' }
    : (guess ?? { category: 'policy_style_other' as const, item: 'other' })
  const row = sourceRow(draft.source)
  return {
    requestId: draft.requestId ?? '0'.repeat(32),
    madeAt: draft.madeAt,
    catalogueVersion,
    category,
    item,
    guessed: draft.category === undefined || undefined,
    text: draft.text,
    photos,
    papers: papers.length > 0 ? papers : undefined,
    place: { words: draft.place, point: draft.communityId ? undefined : draft.here?.point, communityId: draft.communityId },
    identity,
    publicConsent: false,
    behalf: isNamed ? { name: draft.name, phone: draft.phone } : undefined,
    calm: draft.calm.length > 0 ? draft.calm : undefined,
    again: draft.again === draft.text || undefined,
    same: draft.same,
    intake: {
      source: draft.source,
      consent: isNamed && draft.consent ? true : undefined,
      errand: isNamed && row.errand && draft.errand ? true : undefined,
      document: row.document ? draft.document : undefined,
    },
  }
}

/** By field, in the words of the screen; empty when nothing is wrong. */
export function wrongIn(body: Body): Record<string, string> {
  const read = v.safeParse(Registration, body)
  return wordsFor(read.success ? problemsInIntake(read.output) : fieldProblems(read.issues))
}

export const wordsFor = (problems: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(problems).map(([field, code]) => [field, WRONG[code] ?? problemWords(code)]))

const WRONG: Record<string, string> = {
  tooShort: '写一句是什么事。',
  tooLong: '字太多了，请删短一点。',
  where: '没写在哪里。写个楼号，或选个社区。',
  caller: '写上姓名和手机号；不愿说的，选“不留姓名”。',
  behalfName: '写上姓名。',
  phone: '手机号不对，请再念一遍。',
  consentAsked: '先问本人同不同意代为登记。',
  document: '写上文号。',
  category: '选一下是哪一类。',
}
