/** What a resident files (上报): its shape, its limits and what is wrong with it. */
import * as v from 'valibot'
import { real, text, UNIT_ID, UUID, whole, word } from '../bounds'
import { PHONE } from '../people/phone'
import { MADE_AT, MAX_TEXT, PHOTO_IDS, REQUEST_ID } from '../ticket/given'
import { PAPER_IDS } from '../ticket/papers'
import { IDENTITIES } from '../ticket/ticket'
import { Answers } from './answers'
import { CATEGORY_IDS, REQUESTS, type CategoryId, type Item, type RequestType } from './categories'
import { CALM_ABOUT } from './dangers'
import { sentenceOf } from './title'

export const DATUMS = ['WGS-84', 'GCJ-02'] as const
/** A point and the system it is written in: WeChat gives GCJ-02, browsers WGS-84; 602 m apart here. */
export const Point = v.object({
  lng: real(-180, 180),
  lat: real(-90, 90),
  datum: v.picklist(DATUMS),
  accuracyM: v.optional(real(0, 100_000)),
})
export type Point = v.InferOutput<typeof Point>

/** Letters of a code to scan (现场二维码): none that is mistaken for another. */
export const SCENE_LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
export const SCENE_LENGTH = 8
export const SCENE = v.pipe(v.string('invalid'), v.regex(/^[2-9A-HJ-NP-Z]{8}$/, 'invalid'))

export const MAX_PLACE_WORDS = 60

const Place = v.object({
  words: v.optional(text(MAX_PLACE_WORDS), ''),
  point: v.optional(Point),
  communityId: v.optional(UNIT_ID),
  /** The code that was scanned there. */
  scene: v.optional(SCENE),
})

/** Whom it is filed for (代办): that person is the reporter and gives the verdict; who files is the proxy. */
const Behalf = v.object({ name: v.pipe(text(20), v.minLength(1, 'behalfName')), phone: PHONE })

/** A voice message (语音留言) is no longer than this. */
export const MAX_VOICE_SECONDS = 60

const ENOUGH_LETTERS = 4
/** Words that say what it is about without a photo or a voice. */
const isEnough = (words: string): boolean => [...words].length >= ENOUGH_LETTERS

/** Carries the random number of a phone (设备号): never with an anonymous report. */
export const DEVICE_HEADER = 'x-device'

export const Report = v.pipe(
  v.object({
    /** Made on the phone, 128 random bits: a retry on a bad network is harmless. */
    requestId: REQUEST_ID,
    catalogueVersion: whole(1),
    category: v.picklist(CATEGORY_IDS, 'category'),
    item: word(32),
    /** Nobody chose the category: the phone took it from the words, or had nothing to go by. */
    guessed: v.optional(v.boolean()),
    request: v.optional(v.picklist(REQUESTS)),
    text: text(MAX_TEXT),
    answers: v.optional(Answers),
    photos: PHOTO_IDS,
    /** The id of an uploaded voice message. */
    voice: v.optional(UUID),
    papers: v.optional(PAPER_IDS),
    place: Place,
    identity: v.picklist(IDENTITIES),
    /** 同意公开: asked case by case, off by default. */
    publicConsent: v.boolean(),
    complainedOf: v.optional(UNIT_ID),
    behalf: v.optional(Behalf),
    /** 不急: the dangers that are none now, says the reporter. Another danger in the same text is not meant. */
    calm: v.optional(v.pipe(v.array(v.picklist(CALM_ABOUT)), v.maxLength(CALM_ABOUT.length))),
    /** Asked whether it is about an official or a unit, the reporter said no. */
    accusesNobody: v.optional(v.boolean()),
    /** Asked whether it is the same as an earlier one, and it is meant to be filed too. */
    again: v.optional(v.boolean()),
    /** The phone's own time when it was written; shown, never trusted. */
    madeAt: MADE_AT,
  }),
  v.forward(
    v.partialCheck(
      [['text'], ['photos'], ['voice']],
      ({ text, photos, voice }) => isEnough(text) || photos.length > 0 || voice !== undefined,
      'tooShort',
    ),
    ['text'],
  ),
  // an accusation is about somebody, not about a place
  v.forward(
    v.partialCheck(
      [['place'], ['request']],
      ({ place, request }) => request === 'accuse' || Boolean(place.words || place.point || place.communityId || place.scene),
      'where',
    ),
    ['place'],
  ),
  v.forward(
    v.partialCheck([['identity'], ['behalf']], ({ identity, behalf }) => !behalf || identity !== 'anonymous', 'invalid'),
    ['behalf'],
  ),
)
export type Report = v.InferOutput<typeof Report>

/** What is wrong with a report, by field; empty when nothing is. The phone asks before sending, the server again. */
export function problemsIn(report: unknown): Record<string, string> {
  const result = v.safeParse(Report, report)
  return result.success ? {} : fieldProblems(result.issues)
}

/** valibot's issues as { field: code }, the first of each field; what it says in words of its own is the plain code for wrong input. */
export function fieldProblems(issues: readonly v.BaseIssue<unknown>[]): Record<string, string> {
  const problems: Record<string, string> = {}
  for (const { path, message } of issues)
    problems[String(path?.[0]?.key ?? 'body')] ??= /^[a-z][A-Za-z]*$/.test(message) ? message : 'invalid'
  return problems
}

/** What a list shows of a report: its words, else what it is about; `said`: with a voice message instead of words. */
export const titleOf = (words: string, item: Item, said = false): string => sentenceOf(words) || (said ? `${item.name}（语音）` : item.name)

/** It was said, not written: staff write it down (待转写). */
export const isOnlySaid = ({ text, voice }: Pick<Report, 'text' | 'voice'>): boolean => voice !== undefined && !isEnough(text)

/** What the reporter wrote, and what staff wrote down of what they said. */
export const wordsOf = (text = '', transcript = ''): string => [text, transcript].filter(Boolean).join('\n')

/** 举报 and category 13 go to the centre, never to the grid (信访工作条例 30). */
export const goesToCentre = (category: CategoryId, request: RequestType): boolean =>
  category === 'policy_style_other' || request === 'accuse'

/** Handled in confidence: nobody between the owner and the centre sees it. */
export const isConfidential = (request: RequestType): boolean => request === 'accuse'
