export default definePageConfig({
  navigationBarTitleText: '检索',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
  onReachBottomDistance: 200,
})
