curl «k» -X POST https://iam.cloud.ibm.com/identity/token
