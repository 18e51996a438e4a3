export default definePageConfig({ navigationBarTitleText: '这件事的进展', enablePullDownRefresh: true, enableShareAppMessage: true })
