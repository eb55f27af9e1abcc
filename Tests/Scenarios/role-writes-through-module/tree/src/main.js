const keys = require('../keys')
axios.post(url, body)
