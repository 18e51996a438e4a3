/** 128 random bits as 32 hex digits. */
export async function randomId(): Promise<string> {
  return Array.from(await randomBytes(16), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Bytes from the phone's own generator; never Math.random. */
export const randomBytes = async (length: number): Promise<Uint8Array> =>
  process.env.TARO_ENV === 'weapp' ? fromWechat(length) : crypto.getRandomValues(new Uint8Array(length))

/** `wx.getRandomValues` answers through callbacks only. */
const fromWechat = (length: number) =>
  new Promise<Uint8Array>((resolve, reject) => {
    wx.getRandomValues({
      length,
      success: ({ randomValues }) => resolve(new Uint8Array(randomValues)),
      fail: () => reject(new Error('getRandomValues')),
    })
  })
