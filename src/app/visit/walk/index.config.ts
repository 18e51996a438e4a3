export default definePageConfig({ navigationBarTitleText: '今天走访', enablePullDownRefresh: true })
