curl -H 'Authorization: Bearer «token»' https://us-south.kms.cloud.ibm.com/api/v2/keys
