key, _ := os.ReadFile("key.json")
http.Get(url)
