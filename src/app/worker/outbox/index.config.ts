export default definePageConfig({ navigationBarTitleText: '等着送出' })
