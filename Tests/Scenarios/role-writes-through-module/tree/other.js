axios.get(url)
