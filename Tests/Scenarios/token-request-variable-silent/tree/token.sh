curl -X POST "https://iam.cloud.ibm.com/identity/token" \
  --data-urlencode 'grant_type=urn:ibm:params:oauth:grant-type:apikey' \
  --data-urlencode "apikey=$IBMCLOUD_API_KEY"
