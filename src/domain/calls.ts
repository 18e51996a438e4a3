/** The whole contract in one table, for the server's documentation and for tests; screens import the part they call. */
import { api } from './api'
import { accountApi } from './api-account'
import { boardApi } from './api-board'
import { factorApi } from './api-factor'
import { findApi } from './api-find'
import { moderationApi } from './api-moderation'
import { noticesApi } from './api-notices'
import { publicityApi } from './api-publicity'
import { sceneApi } from './api-scene'
import { sceneStaffApi } from './api-scene-staff'
import { superviseApi } from './api-supervise'
import { watchApi } from './api-watch'

export const calls = {
  ...api,
  ...accountApi,
  ...boardApi,
  ...publicityApi,
  ...moderationApi,
  ...sceneApi,
  ...sceneStaffApi,
  ...watchApi,
  ...noticesApi,
  ...superviseApi,
  ...factorApi,
  ...findApi,
}
