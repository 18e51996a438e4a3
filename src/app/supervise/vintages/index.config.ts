export default definePageConfig({ navigationBarTitleText: '冻结的版本' })
