import type { FastifyInstance } from 'fastify'
import { feedbackApi } from '../../domain/api-feedback'
import type { Actor } from '../../domain/people/actors'
import type { Deps } from '../deps'
import { Refused } from '../refused'
import { serve } from '../serve'
import { answerFeedback, feedbackOf, feedbackPage, rateFeedback, sayFeedback } from './feedback'

/** 投诉建议: what people think of the app itself. */
export function feedbackRoutes(app: FastifyInstance, deps: Deps) {
  const mine = async (personId: string, now: number) => ({ rows: await feedbackOf(deps, personId), now })

  serve(app, feedbackApi.myFeedback, ({ actor, now }) => mine(personOf(actor), now))
  serve(app, feedbackApi.sayFeedback, async ({ actor, body, now }) => {
    await sayFeedback(deps, personOf(actor), body)
    return mine(personOf(actor), now)
  })
  serve(app, feedbackApi.rateFeedback, async ({ actor, params, body, now }) => {
    await rateFeedback(deps, personOf(actor), params.id, body.rating)
    return mine(personOf(actor), now)
  })
  serve(app, feedbackApi.feedback, ({ query, now }) => feedbackPage(deps, query.after, now))
  serve(app, feedbackApi.answerFeedback, ({ actor, params, body }) => answerFeedback(deps, personOf(actor), params.id, body.words))
}

/** These endpoints are open to residents and staff alone, and both are persons. */
function personOf(actor: Actor): string {
  if (!('personId' in actor)) throw new Refused(401, 'signInFirst')
  return actor.personId
}
