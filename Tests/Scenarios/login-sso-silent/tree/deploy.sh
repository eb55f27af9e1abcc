apic login --server https://mgmt.acme.dev --sso
ibmcloud login --sso
