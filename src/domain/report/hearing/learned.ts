/** What was learned (`npm run learn:hearing`): for the server, which hands it to the phones. No page carries it. */
import accusationWeights from './accusation-weights.json'
import { ACCUSATION_CONCEPTS } from './accusation-concepts'
import { DANGER_CONCEPTS } from './danger-concepts'
import dangerWeights from './danger-weights.json'
import { earsOf, type Models } from './ears'
import { SPELLING } from './sounds'

export const MODELS: Models = {
  dangers: { concepts: DANGER_CONCEPTS, ...SPELLING, ...dangerWeights },
  accusations: { concepts: ACCUSATION_CONCEPTS, ...SPELLING, ...accusationWeights },
}

export const EARS = earsOf(MODELS)
