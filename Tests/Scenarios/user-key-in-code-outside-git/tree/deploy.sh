export IBMCLOUD_API_KEY=«key»
ibmcloud login
