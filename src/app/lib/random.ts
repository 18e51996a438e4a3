/** 128 random bits from the phone's own generator, as 32 hex digits; never Math.random. */
export async function randomId(): Promise<string> {
  const bytes = process.env.TARO_ENV === 'weapp' ? await fromWechat() : crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** `wx.getRandomValues` answers through callbacks only. */
const fromWechat = () =>
  new Promise<Uint8Array>((resolve, reject) => {
    wx.getRandomValues({
      length: 16,
      success: ({ randomValues }) => resolve(new Uint8Array(randomValues)),
      fail: () => reject(new Error('getRandomValues')),
    })
  })
