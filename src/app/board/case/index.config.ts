export default definePageConfig({ navigationBarTitleText: '公开的一件' })
