ibmcloud login --apikey @$HOME/.bluemix/apikey.json
