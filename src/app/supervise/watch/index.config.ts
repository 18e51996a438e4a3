export default definePageConfig({
  navigationBarTitleText: '督办台',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
  onReachBottomDistance: 200,
})
