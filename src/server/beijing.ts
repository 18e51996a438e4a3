/** Beijing time for what people read: numbers, file names, messages. A fixed +8 h, for there is no daylight saving. */
import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc.js'

dayjs.extend(utc)

export const inBeijing = (at: number, format: string): string => dayjs.utc(at).utcOffset(8).format(format)
