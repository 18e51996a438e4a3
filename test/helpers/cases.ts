/** Public cases and what a moderator sees of them, with everything filled in; a test names only what it is about. */
import type { ModerationItem } from '../../src/domain/publication/moderation'
import type { PublicCase } from '../../src/domain/publication/publication'
import { GRID_3 } from './people'
import { aTicket, firstClocks, MONDAY } from './tickets'

const TITLE = '三号楼前的路灯不亮'

export const aPublicCase = (some: Partial<PublicCase> = {}): PublicCase => ({
  id: '0193a1b2-0000-7000-8000-0000000000aa',
  title: TITLE,
  category: 'public_facility',
  state: 'accepted',
  answered: false,
  unit: '天和社区第 3 网格',
  place: '天和社区第 3 网格',
  gridId: GRID_3,
  clock: firstClocks(aTicket()).find(({ kind }) => kind === 'handle')!,
  text: '晚上很黑，老人出门看不清。',
  step: 2,
  steps: [
    { day: MONDAY, unit: null },
    { day: MONDAY, unit: '天和社区第 3 网格' },
    { day: null, unit: null },
    { day: null, unit: null },
    { day: null, unit: null },
  ],
  outcome: null,
  photos: [],
  ...some,
})

export const aModerationItem = (some: Partial<ModerationItem> = {}): ModerationItem => ({
  id: '0193a1b2-0000-7000-8000-0000000000bb',
  ticketId: aTicket().id,
  number: '20261123-7K2M',
  state: 'asked',
  version: 1,
  category: 'public_facility',
  ticketState: 'submitted',
  place: '天和社区第 3 网格',
  original: { title: TITLE, text: '我叫李秀兰，三号楼前的路灯不亮', outcome: '' },
  proposed: { title: TITLE, text: '我叫〔姓名〕，三号楼前的路灯不亮', outcome: '' },
  masking: { found: [{ word: '〔姓名〕', was: '李秀兰' }], doubts: ['AB12345'] },
  check: null,
  photos: [],
  ...some,
})
