import json, requests
key = json.load(open('key.json'))
requests.get('https://api.acme.dev/v1/apps')
