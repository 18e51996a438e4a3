export default definePageConfig({ navigationBarTitleText: '暂停提交' })
