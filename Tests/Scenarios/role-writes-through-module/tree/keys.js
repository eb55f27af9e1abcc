module.exports = {
  apikey: '«key»',
  iam_apikey_description: 'Auto-generated for key «guid»',
  iam_role_crn: 'crn:v1:bluemix:public:iam::::serviceRole:Manager'
}
