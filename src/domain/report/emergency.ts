/** What the emergency card says, by sub-item; any other dangerous sub-item gets the plain card. */
type Emergency = { title: string; steps: string[]; calls: { number: string; text: string }[]; ask: string }

const FIRE = { number: '119', text: '119 火警' }
const AMBULANCE = { number: '120', text: '120 急救' }
const POLICE = { number: '110', text: '110 报警' }

const GAS: Emergency = {
  title: '闻到燃气味，先做这三步',
  steps: ['开窗、关总阀，别开灯、别打火', '带家人到楼外再打电话', '打 119，再打燃气公司抢修电话'],
  calls: [{ number: '119', text: '打 119' }, AMBULANCE, POLICE],
  ask: '在哪、什么时候闻到的、人是否安全',
}

const CARDS: Record<string, Emergency> = {
  gas: GAS,
  gas_hazard: GAS,
  flood: {
    title: '有险情，人先走',
    steps: ['往高处走，离开河道、山坡和墙根', '别蹚水，别碰电线杆', '到安全地方再打电话'],
    calls: [{ number: '119', text: '打 119' }, AMBULANCE, POLICE],
    ask: '在哪、水有多深、有没有人被困',
  },
}

const PLAIN: Emergency = { title: '有危险，先打电话', steps: [], calls: [FIRE, AMBULANCE, POLICE], ask: '在哪、什么时候开始的、人是否安全' }

export const emergencyOf = (item: string): Emergency => CARDS[item] ?? PLAIN
