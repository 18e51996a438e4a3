/** Texts sent in all (短信总量): they cost money, and somebody who asks for codes for strangers' numbers spends it. The operator is told loudly. */
import { audit } from '../audit/log'
import type { Deps } from '../deps'
import { count } from '../plugins/allowance'
import { Refused } from '../refused'

const HOUR = 60 * 60_000
/** A quarter more is kept for people on devices they have signed in from before. */
const KEPT_BACK = 1.25

/** Counts one text; refuses when the hour or the day is full. */
export async function countText(deps: Deps, isKnown: boolean) {
  const { SMS_HOURLY, SMS_DAILY } = deps.settings
  for (const { name, max, windowMs } of [
    { name: 'hour', max: SMS_HOURLY, windowMs: HOUR },
    { name: 'day', max: SMS_DAILY, windowMs: 24 * HOUR },
  ]) {
    const { current } = await count(deps, `texts ${name}`, windowMs)
    if (current === max + 1) await tellOperator(deps, name, max)
    if (current > (isKnown ? max * KEPT_BACK : max)) throw new Refused(429, 'textsFull')
  }
}

async function tellOperator(deps: Deps, window: string, max: number) {
  deps.log.error({ window, max }, 'texts: the cap is reached, codes go to known devices only')
  await audit(deps, { actor: 'clock', what: `texts.${window}`, result: `full:${max}` })
}
