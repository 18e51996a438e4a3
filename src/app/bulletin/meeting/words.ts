/** A decision in words. */
import type { Decision } from '../../../domain/api-meeting'
import { BECAME_WORDS } from '../../../domain/meeting/meeting'

/** What it is about: its own words, or the case. */
export const subjectOf = ({ words, case: about }: Decision): string => words || about?.title || '一件您看不到的'

/** How it stands now. */
export function standingWords({ kind, case: about, became, said, late }: Decision): string {
  if (kind !== 'sentence') return about ? (about.ended ? '办完了' : '在办') : '—'
  const heard = became ? [BECAME_WORDS[became], said].filter(Boolean).join('：') : '还没听'
  return late ? `过期了 · ${heard}` : heard
}
