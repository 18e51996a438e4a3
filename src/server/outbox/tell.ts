/** Telling people (通知): the reporter hears through WeChat, when an account is set up and they allowed it. */
import type { Deps } from '../deps'

type Told = { ticketId: string; seq: number; told: string[] }

/** The outbox handler of topic `tell`. Units are told by their live lists; without WeChat nothing more is to be done. */
export const tellHandler =
  (deps: Deps) =>
  async ({ ticketId, told }: Told) => {
    if (deps.wechat === null || !told.includes('parties')) return
    deps.log.info({ ticketId }, 'subscription messages are not set up')
  }
