curl https://keyprotect.us-south.«bluemix».net/api/v2/keys -H 'bluemix-instance: «guid»'
