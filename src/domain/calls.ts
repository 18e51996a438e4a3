/** The whole contract in one table, for the server's documentation and for tests; screens import the part they call. */
import { api } from './api'
import { accountApi } from './api-account'
import { adminApi } from './api-admin'
import { auditApi } from './api-audit'
import { batchApi } from './api-batch'
import { boardApi } from './api-board'
import { bulletinApi } from './api-bulletin'
import { deskApi } from './api-desk'
import { dossierApi } from './api-dossier'
import { dutyApi } from './api-duty'
import { healthApi } from './api-health'
import { projectApi } from './api-project'
import { leadApi } from './api-lead'
import { factorApi } from './api-factor'
import { feedbackApi } from './api-feedback'
import { figuresApi } from './api-figures'
import { findApi } from './api-find'
import { intakeApi } from './api-intake'
import { ledgerApi } from './api-ledger'
import { meetingApi } from './api-meeting'
import { moderationApi } from './api-moderation'
import { noticesApi } from './api-notices'
import { placesApi } from './api-places'
import { publicityApi } from './api-publicity'
import { sceneApi } from './api-scene'
import { sceneStaffApi } from './api-scene-staff'
import { superviseApi } from './api-supervise'
import { visitApi } from './api-visit'
import { watchApi } from './api-watch'

export const calls = {
  ...api,
  ...deskApi,
  ...accountApi,
  ...boardApi,
  ...publicityApi,
  ...moderationApi,
  ...sceneApi,
  ...sceneStaffApi,
  ...watchApi,
  ...noticesApi,
  ...superviseApi,
  ...dossierApi,
  ...dutyApi,
  ...healthApi,
  ...leadApi,
  ...projectApi,
  ...factorApi,
  ...findApi,
  ...batchApi,
  ...figuresApi,
  ...bulletinApi,
  ...meetingApi,
  ...ledgerApi,
  ...intakeApi,
  ...visitApi,
  ...feedbackApi,
  ...placesApi,
  ...adminApi,
  ...auditApi,
}
