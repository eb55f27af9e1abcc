import json, requests
key = json.load(open('key.json'))['apikey']
requests.post('https://api.acme.dev/v1/apps', json={})
