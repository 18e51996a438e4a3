export default definePageConfig({ navigationBarTitleText: '没送出的' })
