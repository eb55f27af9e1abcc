import json, requests
key = json.load(open('key.json'))['apikey']
requests.get('https://api.acme.dev/v1/apps')
