export default definePageConfig({
  navigationBarTitleText: '没发出去的',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
  onReachBottomDistance: 200,
})
