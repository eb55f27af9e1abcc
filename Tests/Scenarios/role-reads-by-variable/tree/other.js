axios.post(url, body)
