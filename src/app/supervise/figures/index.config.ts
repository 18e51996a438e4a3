export default definePageConfig({ navigationBarTitleText: '统计', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
