import key from './key.json'
const apps = await appsApi.listApps()
