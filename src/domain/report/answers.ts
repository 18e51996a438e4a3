/** What was answered to the questions of a sub-item (细项回答): the reporter's own words, kept and erased with them, never public. */
import * as v from 'valibot'
import { list, text } from '../bounds'

/** So many questions a sub-item may ask. */
export const MAX_QUESTIONS = 3
/** Letters of a question, and of an answer. */
export const MAX_ANSWER = 30

/** The question stands beside its answer: a catalogue may ask otherwise by then. */
export const Answer = v.object({
  question: v.pipe(text(MAX_ANSWER), v.minLength(1, 'invalid')),
  answer: v.pipe(text(MAX_ANSWER), v.minLength(1, 'invalid')),
})
export type Answer = v.InferOutput<typeof Answer>
export const Answers = list(Answer, MAX_QUESTIONS)
