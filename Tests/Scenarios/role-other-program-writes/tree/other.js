axios.post('https://other.acme.dev', body)
