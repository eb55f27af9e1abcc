const key = require('./key.json')
fetch('https://api.acme.dev/v1/apps')
