/** The whole contract in one table, for the server's documentation and for tests; screens import the part they call. */
import { api } from './api'
import { accountApi } from './api-account'
import { boardApi } from './api-board'
import { moderationApi } from './api-moderation'
import { publicityApi } from './api-publicity'
import { watchApi } from './api-watch'

export const calls = { ...api, ...accountApi, ...boardApi, ...publicityApi, ...moderationApi, ...watchApi }
