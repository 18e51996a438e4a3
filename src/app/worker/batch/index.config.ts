export default definePageConfig({ navigationBarTitleText: '成批办' })
