curl -X POST 'https://login.service.us-south.apiconnect.ibmcloud.com/apikey?apikey=«key»'
