ibmcloud login --apikey «key» -r us-south
