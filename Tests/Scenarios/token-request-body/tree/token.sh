curl -X POST "https://iam.cloud.ibm.com/identity/token" \
  --data-urlencode 'apikey=«key»'
