import type { PublicUnit } from '../../domain/api'
import { say } from '../../domain/words/say'
import { useLastPlace } from '../sending/drafts'
import { useStart, useUnits } from '../stores/reference'

/** The country's own line for citizens (政务服务便民热线): answers where nothing nearer is known yet. */
const ANYWHERE = { name: '12345 热线', phone: '12345' }

/** Whom to call (打电话), by the published contact book: the grid worker of the last place, its community, else the centre. */
export function useWhomToCall(): { name: string; phone: string } {
  const place = useLastPlace((store) => store.place)
  const units = useUnits().data?.units
  const centre = useStart().data?.centre
  const near = [place?.found?.gridId, place?.communityId].map((id) => units?.find((unit) => unit.id === id))
  const unit = [...near, centre].find((one) => one?.phone)
  return unit?.phone ? { name: nameOf(unit), phone: unit.phone } : { ...ANYWHERE, name: say(ANYWHERE.name) }
}

const nameOf = ({ kind, name, worker }: PublicUnit): string => {
  if (kind !== 'grid') return name
  return worker ? say('网格员 {worker}', { worker }) : say('网格员')
}
