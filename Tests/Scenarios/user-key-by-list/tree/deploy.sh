export IBMCLOUD_API_KEY=«key»
