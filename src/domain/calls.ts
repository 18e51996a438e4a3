/** The whole contract in one table, for the server's documentation and for tests; screens import the part they call. */
import { api } from './api'
import { watchApi } from './api-watch'

export const calls = { ...api, ...watchApi }
