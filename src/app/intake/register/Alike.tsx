import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import { intakeApi } from '../../../domain/api-intake'
import { pastWords } from '../../../domain/reading/time'
import { STATE_WORDS } from '../../../domain/reading/words'
import type { Summary } from '../../../domain/ticket/views'
import { Chip } from '../../components/Chips'
import { Section } from '../../components/Section'
import { call } from '../../remote/call'
import type { Form } from './useRegistration'

const PAUSE_MS = 600

/** Open tickets of the same community that may be this one; chosen, it goes on with that once it is filed. */
export function Alike({ form: { draft, change, named, guess } }: { form: Form }) {
  const { text, here, category, item } = draft
  const communityId = draft.communityId ?? named
  const about = category ? { category, item: item ?? 'other' } : guess
  const asked =
    text.trim().length > 3 && about && (communityId || here) ? JSON.stringify([text, communityId, here?.point, about]) : undefined
  const { rows, now } = useAlike(asked)
  if (rows.length === 0) return null
  return (
    <Section title="像是同一件的">
      <View className="rows">
        {rows.map((row) => (
          <View key={row.id} className="row">
            <View className="row__words">
              <View className="row__title">{row.title}</View>
              <View className="row__note">
                {[row.placeWords, STATE_WORDS.unit[row.state], pastWords(row.filedAt, now), row.number].filter(Boolean).join(' · ')}
              </View>
            </View>
            <Chip
              text="是这件，并进去"
              on={draft.same === row.id}
              onPress={() => change({ same: draft.same === row.id ? undefined : row.id })}
            />
          </View>
        ))}
      </View>
    </Section>
  )
}

/** Asked for once somebody pauses; without a network nothing is alike. */
function useAlike(asked: string | undefined): { rows: Summary[]; now: number } {
  const [found, setFound] = useState<{ rows: Summary[]; now: number }>({ rows: [], now: 0 })
  useEffect(() => {
    if (!asked) return setFound({ rows: [], now: 0 })
    let isLatest = true
    const timer = setTimeout(() => {
      const [words, communityId, point, about] = JSON.parse(asked)
      call(intakeApi.similarHere, { body: { words, communityId: communityId ?? undefined, point: point ?? undefined, ...about } }).then(
        ({ tickets, now }) => isLatest && setFound({ rows: tickets, now }),
        () => undefined,
      )
    }, PAUSE_MS)
    return () => {
      isLatest = false
      clearTimeout(timer)
    }
  }, [asked])
  return found
}
