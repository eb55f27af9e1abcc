key = json.load(open('apikey.json'))['apikey']
