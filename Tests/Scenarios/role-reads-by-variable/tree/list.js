const services = JSON.parse(process.env.VCAP_SERVICES)
axios.get(url)
