import { CONSENT_WORDS, NEEDS, TELLER_WORDS, type Need } from '../../../domain/visit/needs'
import { Row, Rows } from '../../components/Rows'
import { Section } from '../../components/Section'
import { useNow } from '../../platform/inView'
import { dayOnly } from '../words'

/** 要照应的: what is needed, who said so, and until when it stands. */
export function Needs({ needs }: { needs: readonly Need[] }) {
  const now = useNow()
  if (needs.length === 0) return null
  return (
    <Section title="要照应的" aside="到期不续就删">
      <Rows>
        {needs.map(({ need, wanted, toldBy, consent, askBy }) => (
          <Row
            key={need}
            title={NEEDS[need].word}
            note={`${consent ? CONSENT_WORDS[consent.by] : TELLER_WORDS[toldBy]} · ${dayOnly(askBy, now)}再问`}
            value={wanted ? '要' : '不要'}
          />
        ))}
      </Rows>
    </Section>
  )
}
