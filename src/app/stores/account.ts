/** The resident's own account (隐私与账号), as the server last told it. Never kept on the phone. */
import { accountApi, type Account } from '../../domain/api-account'
import { call } from '../remote/call'
import { remote } from '../remote/remote'
import { tokenOf, useSession } from '../remote/session'

const MINE = 'mine'
const accounts = remote(() => call(accountApi.account, {}))

export const useAccount = () => accounts.use(MINE)
export const loadAccount = (force = false) => accounts.load(MINE, force)
export const keepAccount = (account: Account) => accounts.put(MINE, account)

/** Whoever signs in next sees nothing of the last one. */
let token = tokenOf('resident')
useSession.subscribe(() => {
  if (tokenOf('resident') === token) return
  token = tokenOf('resident')
  accounts.forget()
})
