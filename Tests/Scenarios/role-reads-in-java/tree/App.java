String key = Files.readString(Path.of("key.json"));
new HttpGet(url);
