key = json.load(open('../conf/key.json'))
requests.delete('https://api.acme.dev/v1/apps/1')
