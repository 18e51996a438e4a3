/**
 * Whom something of a ticket is for (给谁看). Who reads that a step was taken, who reads what was written or photographed with it, and who
 * reads a field at all are columns without a default: a new action or field does not compile without them, and what no row gives, nobody reads.
 */
import type { Action } from './actions'
import type { Field, Given } from './given'
import { FIELDS } from './fields'
import type { ReadBy } from './read-by'
import { BY_CENTRE, BY_PARTIES, BY_REPORTER, BY_STAFF } from './read-by'

/** reporter: also the proxy 代办人 · neighbour: joined it 我也遇到 · handler: units of the line · centre 区中心 · auditor: that steps were taken, never words. */
export type Audience = 'reporter' | 'neighbour' | 'handler' | 'centre' | 'auditor'

/** `line`: who reads that it was done, and what was chosen; `words`: who of them reads what was written and sees the photos, if the field is for them too. */
type Row = { line: ReadBy; words: ReadBy }

// prettier-ignore
const READ = {
  submit:            { line: BY_PARTIES,  words: BY_REPORTER },
  accept:            { line: BY_PARTIES,  words: BY_STAFF },
  sign:              { line: BY_PARTIES,  words: BY_STAFF },
  resolve:           { line: BY_PARTIES,  words: BY_PARTIES },
  conclude:          { line: BY_PARTIES,  words: BY_REPORTER },
  escalate:          { line: BY_PARTIES,  words: BY_STAFF },
  dispatch:          { line: BY_PARTIES,  words: BY_STAFF },
  consult:           { line: BY_PARTIES,  words: BY_STAFF },
  check:             { line: BY_PARTIES,  words: BY_STAFF },
  inform:            { line: BY_REPORTER, words: BY_REPORTER },
  interim:           { line: BY_PARTIES,  words: BY_PARTIES },
  arrive:            { line: BY_PARTIES,  words: BY_STAFF },
  attend:            { line: BY_STAFF,    words: BY_STAFF },
  askInfo:           { line: BY_REPORTER, words: BY_REPORTER },
  return:            { line: BY_PARTIES,  words: BY_STAFF },
  takeBack:          { line: BY_PARTIES,  words: BY_STAFF },
  reassign:          { line: BY_PARTIES,  words: BY_STAFF },
  extend:            { line: BY_PARTIES,  words: BY_REPORTER },
  grantExtension:    { line: BY_PARTIES,  words: BY_STAFF },
  refuseExtension:   { line: BY_PARTIES,  words: BY_STAFF },
  pause:             { line: BY_PARTIES,  words: BY_REPORTER },
  resume:            { line: BY_PARTIES,  words: BY_STAFF },
  park:              { line: BY_PARTIES,  words: BY_REPORTER },
  changeMode:        { line: BY_STAFF,    words: BY_STAFF },
  correct:           { line: BY_PARTIES,  words: BY_STAFF },
  undo:              { line: BY_PARTIES,  words: BY_STAFF },
  reject:            { line: BY_PARTIES,  words: BY_REPORTER },
  merge:             { line: BY_PARTIES,  words: BY_STAFF },
  unmerge:           { line: BY_PARTIES,  words: BY_STAFF },
  supervise:         { line: BY_PARTIES,  words: BY_STAFF },
  sponsor:           { line: BY_PARTIES,  words: BY_STAFF },
  answerSupervision: { line: BY_STAFF,    words: BY_STAFF },
  lift:              { line: BY_STAFF,    words: BY_STAFF },
  endSponsor:        { line: BY_STAFF,    words: BY_STAFF },
  callBack:          { line: BY_REPORTER, words: BY_CENTRE },
  assign:            { line: BY_STAFF,    words: BY_STAFF },
  unassign:          { line: BY_STAFF,    words: BY_STAFF },
  note:              { line: BY_STAFF,    words: BY_STAFF },
  transcribe:        { line: BY_REPORTER, words: BY_REPORTER },
  reveal:            { line: BY_REPORTER, words: BY_STAFF },
  judge:             { line: BY_REPORTER, words: BY_REPORTER },
  supplement:        { line: BY_REPORTER, words: BY_REPORTER },
  urge:              { line: BY_REPORTER, words: BY_REPORTER },
  reopen:            { line: BY_REPORTER, words: BY_REPORTER },
  appeal:            { line: BY_REPORTER, words: BY_REPORTER },
  withdraw:          { line: BY_PARTIES,  words: BY_REPORTER },
  askErase:          { line: BY_REPORTER, words: BY_REPORTER },
  erase:             { line: BY_REPORTER, words: BY_REPORTER },
  refuseErase:       { line: BY_REPORTER, words: BY_REPORTER },
  disown:            { line: BY_REPORTER, words: BY_STAFF },
  join:              { line: BY_PARTIES,  words: BY_STAFF },
  opine:             { line: BY_STAFF,    words: BY_STAFF },
  close:             { line: BY_PARTIES,  words: BY_STAFF },
  lapse:             { line: BY_PARTIES,  words: BY_STAFF },
  follow:            { line: BY_PARTIES,  words: BY_PARTIES },
  recall:            { line: BY_PARTIES,  words: BY_STAFF },
  relay:             { line: BY_STAFF,    words: BY_STAFF },
  remind:            { line: BY_STAFF,    words: BY_STAFF },
  overdue:           { line: BY_PARTIES,  words: BY_STAFF },
  moveUp:            { line: BY_PARTIES,  words: BY_STAFF },
  handOver:          { line: BY_PARTIES,  words: BY_STAFF },
  handOverCheck:     { line: BY_STAFF,    words: BY_STAFF },
  vacate:            { line: BY_STAFF,    words: BY_STAFF },
  clear:             { line: BY_STAFF,    words: BY_STAFF },
  heed:              { line: BY_REPORTER, words: BY_REPORTER },
  recount:           { line: BY_PARTIES,  words: BY_STAFF },
} as const satisfies Record<'submit' | Action, Row>

const holds = (readers: ReadBy, audience: Audience): boolean => (readers as readonly Audience[]).includes(audience)

/** May this audience know that it was done? The auditor knows of every step. */
export const readsLine = (audience: Audience, action: 'submit' | Action): boolean =>
  audience === 'auditor' || holds(READ[action].line, audience)

/** May this audience know what was chosen in a field? The auditor knows what the units know. */
export const readsChoice = (audience: Audience, field: Field): boolean =>
  holds(FIELDS[field].read, audience === 'auditor' ? 'handler' : audience)

/** May this audience read what was written in this field of this action, or see its photos? */
export const readsWords = (audience: Audience, action: 'submit' | Action, field: Field): boolean =>
  readsLine(audience, action) && holds(READ[action].words, audience) && holds(FIELDS[field].read, audience)

const WRITTEN = ['note', 'reason', 'basis', 'transcript', 'minutes', 'measures'] as const satisfies readonly Field[]

/** What was written with a step, as far as it is for this audience; whoever wrote it reads all of it. */
export const wordsFor = (audience: Audience, action: 'submit' | Action, given: Given, isOwn: boolean): string =>
  WRITTEN.filter((field) => isOwn || readsWords(audience, action, field))
    .flatMap((field) => given[field] ?? [])
    .join('\n')
