import { View } from '@tarojs/components'
import { clockFor } from '../../../domain/reading/next-step'
import { dayWords } from '../../../domain/reading/time'
import { consequenceOf } from '../../../domain/reading/verdict'
import { fieldWords } from '../../../domain/reading/words-acting'
import { FIELDS } from '../../../domain/ticket/fields'
import { MAX_TEXT, SATISFIED, SOLVED, type Given } from '../../../domain/ticket/given'
import type { TicketView } from '../../../domain/ticket/views'
import { say } from '../../../domain/words/say'
import { ChipGroup } from '../../components/Chips'
import { Notice } from '../../components/Notice'
import { OptionCard } from '../../components/OptionCard'
import { Section } from '../../components/Section'
import { TextArea } from '../../components/TextArea'
import { aria } from '../../platform/aria'

interface QuestionProps {
  ticket: TicketView
  now: number
  given: Given
  onChange: (change: Given) => void
}

/** 解决了吗: what follows from each answer stands under it; whoever is not helped may say what is missing. */
export function SolvedQuestion({ ticket, given: { solved, note = '' }, onChange }: QuestionProps) {
  const words = fieldWords('judge', 'note')
  return (
    <Section title={say('一、{label}', { label: say(FIELDS.solved.label) })} aside={say(FIELDS.solved.hint)}>
      <View className="stack" {...aria({ role: 'radiogroup', label: say(FIELDS.solved.label) })}>
        {SOLVED.map((value) => (
          <OptionCard
            key={value}
            title={say(FIELDS.solved.options[value])}
            consequence={consequenceOf(ticket, value)}
            on={solved === value}
            onPress={() => onChange({ solved: value })}
          />
        ))}
      </View>
      {solved && solved !== 'yes' && (
        <TextArea
          label={words.label}
          placeholder={words.placeholder}
          max={MAX_TEXT}
          value={note}
          onChange={(typed) => onChange({ note: typed })}
        />
      )}
    </Section>
  )
}

/** 满意吗: and who will see it. */
export function SatisfiedQuestion({ ticket, now, given: { satisfied }, onChange }: QuestionProps) {
  const clock = clockFor(ticket)
  return (
    <Section title={say('二、{label}', { label: say(FIELDS.satisfied.label) })} aside={say(FIELDS.satisfied.hint)}>
      <View className="verdict__five">
        <ChipGroup
          label={say(FIELDS.satisfied.label)}
          options={SATISFIED.map((value) => ({ value, text: say(FIELDS.satisfied.options[value]) }))}
          value={satisfied ?? ''}
          onChange={(value) => onChange({ satisfied: value as Given['satisfied'] })}
        />
      </View>
      <Notice
        kind="quiet"
        icon="lock"
        text={
          clock?.dueAt
            ? say('满不满意，办事单位只看汇总，看不到是谁；别人不能替您评。{day}前没答，记作“未评价”，不算满意。', {
                day: dayWords(clock.dueAt, now),
              })
            : say('满不满意，办事单位只看汇总，看不到是谁；别人不能替您评。')
        }
      />
    </Section>
  )
}
