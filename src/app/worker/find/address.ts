/** h5: the line stands in the address, so that whoever is sent it sees what they may see of the same. The page stays as it is. */
import { whenSettled } from '../../platform/layers'

const PATH = '/worker/find/index'
const addressOf = (line: string): string => (line ? `${PATH}?line=${encodeURIComponent(line)}` : PATH)

export function keepInAddress(line: string) {
  if (process.env.TARO_ENV !== 'h5') return
  whenSettled(() => {
    if (window.location.pathname.endsWith(PATH)) window.history.replaceState(window.history.state, '', addressOf(line))
  })
}
