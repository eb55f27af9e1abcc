ibmcloud login --apikey @~/apikey.json
